# Varnish 7 in front of the site, with Debian's packages varnish and varnish-modules.
# The site says how long a page lives and outdates all pages when something is published
# (CDN=varnish and CDN_URL in its environment; see production.md).
vcl 4.1;

import std;
import var;
import xkey;

backend default {
    .host = "127.0.0.1";
    .port = "8000";
    .first_byte_timeout = 60s;
    .probe = {
        .url = "/health/live";
        .interval = 1s;
        .timeout = 2s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}

# Machines that run the site.
acl site {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ site) {
            return (synth(405, "Not allowed"));
        }
        # From now on a page made before this publication is not kept, however late it comes.
        var.global_set("version", req.http.X-Content-Version);
        if (req.http.X-Withdrawn) {
            set req.http.X-Purged = xkey.purge("site");
        } else {
            # Outdated, but still there for readers while the site is down.
            set req.http.X-Purged = xkey.softpurge("site");
        }
        return (synth(200, "Outdated"));
    }

    # What others hang on links is no part of the address.
    if (req.url ~ "[?&](utm_|mtm_|pk_|hsa_|_ga|_gl|_hs|_ke|dclid|epik|fbclid|gad_|gbraid|gcl|igsh|li_fat_id|mc_[ce]id|mkt_tok|msclkid|rb_clickid|s_cid|srsltid|ttclid|twclid|vero_|wbraid|wickedid|yclid)") {
        set req.url = regsuball(req.url, "(?<=[?&])((utm|mtm|pk|hsa|vero|gad)_[^=&]*|_ga|_gl|_hsenc|_hsmi|_ke|dclid|epik|fbclid|gbraid|gclid|gclsrc|igsh|igshid|li_fat_id|mc_cid|mc_eid|mkt_tok|msclkid|rb_clickid|s_cid|srsltid|ttclid|twclid|wbraid|wickedid|yclid)(=[^&]*)?(&|$)", "");
        set req.url = regsub(req.url, "[?&]+$", "");
    }

    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url ~ "^/(admin|health)(/|$)" || req.http.Authorization || req.http.Cookie ~ "(^|; *)sessionid=") {
        return (pass);
    }
    # No other cookie changes a page.
    unset req.http.Cookie;

    # A page that is outdated is not shown while the site answers.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    }
    return (hash);
}

sub vcl_backend_fetch {
    # Varnish answers conditional requests from its own copy.
    unset bereq.http.If-None-Match;
}

sub vcl_backend_response {
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
    if (beresp.http.Set-Cookie || beresp.http.Cache-Control !~ "s-maxage" || beresp.http.Cache-Control ~ "private|no-store|no-cache") {
        # Personal, or nothing said. Pictures and static files say max-age and are kept below.
        if (beresp.http.Set-Cookie || beresp.http.Cache-Control !~ "(^|[ ,])max-age=[1-9]") {
            set beresp.uncacheable = true;
            set beresp.ttl = 0s;
            return (deliver);
        }
    }
    # Made before the last publication, and late. (What was made after a publication that could not
    # be told lives for five seconds.)
    if (beresp.http.X-Content-Version && var.global_get("version") && beresp.http.X-Content-Version != var.global_get("version") && beresp.ttl > 5s) {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    if (beresp.http.Surrogate-Key) {
        set beresp.http.xkey = beresp.http.Surrogate-Key;
    }
    # How long an outdated page may be shown while the site is down (stale-if-error).
    set beresp.grace = 7d;
}

sub vcl_backend_error {
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Retry-After = "10";
    synthetic({"<!doctype html><html lang="sv"><title>Strax tillbaka</title><p>Webbplatsen svarar inte just nu. Försök igen om en stund.</p></html>"});
    return (deliver);
}

sub vcl_deliver {
    set resp.http.X-Cache = "miss";
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
    }
    # Browsers ask each time: they can't be told of a publication.
    if (resp.http.Cache-Control ~ "s-maxage") {
        set resp.http.Cache-Control = "public, max-age=0, must-revalidate";
    }
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    unset resp.http.X-Content-Version;
    unset resp.http.X-Page-Cache;
    unset resp.http.Via;
    unset resp.http.X-Varnish;
}
