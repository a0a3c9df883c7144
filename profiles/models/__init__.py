"""Models of the profiles app, one file each."""

from profiles.content import ProfilePageQuerySet, ProfilePerson, StatedMeasure
from profiles.models.approval import Answer, Approval, ApprovalComment
from profiles.models.checklist_state import ChecklistState
from profiles.models.manuscript_upload import ManuscriptUpload
from profiles.models.profile_index_page import ProfileIndexPage
from profiles.models.profile_page import ProfilePage
from profiles.models.review_reminder import ReviewReminder
from profiles.models.set_aside_advice import SetAsideAdvice
from profiles.registers.models import County, Municipality, Topic

__all__ = [
    "Answer",
    "Approval",
    "ApprovalComment",
    "ChecklistState",
    "County",
    "ManuscriptUpload",
    "Municipality",
    "ProfileIndexPage",
    "ProfilePage",
    "ProfilePageQuerySet",
    "ProfilePerson",
    "ReviewReminder",
    "SetAsideAdvice",
    "StatedMeasure",
    "Topic",
]
