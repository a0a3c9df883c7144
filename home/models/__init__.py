"""Models of the home app, one file each."""

from home.images.models import SiteImage, SiteRendition
from home.models.checked_link import CheckedLink
from home.models.content_version import ContentVersion
from home.models.home_page import HomePage
from home.models.job_run import JobRun
from home.models.page_creation import PageCreation
from home.models.password_reset_request import PasswordResetRequest
from home.models.publisher_settings import PublisherSettings
from home.models.site_page import SitePage, SitePageQuerySet
from home.models.standard_page import StandardPage
from home.models.user_session import UserSession, UserSessionQuerySet

__all__ = [
    "CheckedLink",
    "ContentVersion",
    "HomePage",
    "JobRun",
    "PageCreation",
    "PasswordResetRequest",
    "PublisherSettings",
    "SiteImage",
    "SitePage",
    "SitePageQuerySet",
    "SiteRendition",
    "StandardPage",
    "UserSession",
    "UserSessionQuerySet",
]
