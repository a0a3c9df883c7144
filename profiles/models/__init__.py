"""Models of the profiles app, one file each."""

from profiles.models.checklist_state import ChecklistState
from profiles.models.manuscript_upload import ManuscriptUpload
from profiles.models.municipality import County, Municipality
from profiles.models.profile_index_page import ProfileIndexPage
from profiles.models.profile_page import ProfilePage, ProfilePageQuerySet
from profiles.models.profile_person import ProfilePerson
from profiles.models.topic import Topic

__all__ = [
    "ChecklistState",
    "County",
    "ManuscriptUpload",
    "Municipality",
    "ProfileIndexPage",
    "ProfilePage",
    "ProfilePageQuerySet",
    "ProfilePerson",
    "Topic",
]
