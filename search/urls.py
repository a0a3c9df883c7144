"""The URLs of the site search, below ``/sok/``."""

from django.urls import path

from search import views

app_name = "search"

urlpatterns = [
    path("", views.results, name="results"),
    path("forslag/", views.suggestions, name="suggestions"),
]
