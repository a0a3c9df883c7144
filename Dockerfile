# The site for production, about 400 MB, run by a user without rights.
#   docker build -t kommunprofiler .
#   docker run --env-file .env -v site-data:/data -p 8000:8000 kommunprofiler
# Before the first start and after each new release:
#   docker run --rm --env-file .env -v site-data:/data kommunprofiler \
#     sh -c 'python manage.py migrate && python manage.py clean_pictures'

FROM python:3.13-slim-bookworm AS build
WORKDIR /site
COPY requirements.txt .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN /venv/bin/python -m site_project.translations \
    && DJANGO_SETTINGS_MODULE=site_project.settings.production SECRET_KEY=building-the-image \
       /venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.13-slim-bookworm
# pg_dump and pg_restore for backups, of the version that compose.yaml's server has. Debian's
# security updates take older ones away, so the version is not pinned.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 999 --create-home site \
    && install -d -o site /data
COPY --from=build /venv /venv
COPY --from=build /site /site
WORKDIR /site
USER 999
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=2 \
    DJANGO_SETTINGS_MODULE=site_project.settings.production \
    DATABASE_URL=sqlite:////data/db.sqlite3 \
    MEDIA_ROOT=/data/media \
    BIND=0.0.0.0:8000
VOLUME /data
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health/live')"]
CMD ["gunicorn", "-c", "python:site_project.gunicorn"]
