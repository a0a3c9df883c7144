"""A cache in front of the site, Varnish or a CDN, that is told of every publication."""

from site_project.environment import read_choice, read_list, read_required_text

# Without one, browsers and proxies ask the site each time.
CDN = read_choice("CDN", ("NONE", "VARNISH", "CLOUDFLARE"), "NONE").lower().removeprefix("none")


def describe_caches() -> dict[str, dict]:
    """The caches as ``wagtail.contrib.frontend_cache`` knows them."""
    if CDN == "varnish":
        backend = "site_project.page_cache.downstream.VarnishBackend"
        addresses = read_list("CDN_URL", ("http://127.0.0.1:6081",))
        return {address: {"BACKEND": backend, "LOCATION": address} for address in addresses}
    if CDN == "cloudflare":
        return {
            "cloudflare": {
                "BACKEND": "site_project.page_cache.downstream.CloudflarePurgeBackend",
                "BEARER_TOKEN": read_required_text("CDN_TOKEN", "a token that may purge the zone"),
                "ZONEID": read_required_text("CDN_ZONE", "the zone's id"),
            }
        }
    return {}


WAGTAILFRONTENDCACHE = describe_caches()
