"""A report that says what it lists, and what it means when it lists nothing."""

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.reports import ReportView


class ExplainedReport(ReportView):
    """Stands for every report of the site; both sentences are said to editors."""

    results_template_name = "home/report_results.html"
    lists: str
    nothing: str

    def get_index_results_url(self) -> str:
        """Returns the URL of the list alone."""
        return reverse(f"{self.index_url_name}_results")

    @cached_property
    def no_results_message(self) -> str:
        """Returns what an empty list means; a search in vain says so itself."""
        in_vain: str = super().no_results_message
        return in_vain if self.is_searching else self.nothing
