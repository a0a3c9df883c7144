"""Members of the editorial office for tests."""

from django.contrib.auth.models import Group, User


def make_member(group: str, name: str = "rut") -> User:
    """Creates a user who belongs to the group of that name."""
    user = User.objects.create_user(
        name, f"{name}@example.se", name, first_name=name.capitalize(), last_name="Lind"
    )
    user.groups.add(Group.objects.get(name=group))
    return user


def make_editor(name: str = "rut") -> User:
    """Creates a Redaktör."""
    return make_member("Redaktörer", name)


def make_chief(name: str = "cajsa") -> User:
    """Creates a Redaktionschef."""
    return make_member("Redaktionschefer", name)
