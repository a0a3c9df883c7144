/* Asks the server on an editor's behalf. What fails is thrown as a sentence to show: nothing is
silent, and the caller keeps what was written. */

const LOGIN = "/admin/login/";
const OFFLINE = "Det finns ingen kontakt med servern.";
const SIGNED_OUT = "Du är utloggad. Logga in i en annan flik och försök igen.";
const OTHERWISE = "Servern kunde inte svara.";
const SENTENCES = {
  403: "Du är utloggad eller saknar behörighet.",
  413: "Det är för mycket på en gång.",
};

/* Returns the answer read as JSON, or as ”text”; a request that is called back is no failure. */
export async function ask(address, { read = "json", ...options } = {}) {
  // A new login in another tab has brought a new token.
  if (options.body) options.body.set("csrfmiddlewaretoken", token() ?? options.body.get("csrfmiddlewaretoken"));
  const response = await fetch(address, options).catch((error) => {
    throw error.name === "AbortError" ? error : new Error(OFFLINE);
  });
  if (response.redirected && new URL(response.url).pathname === LOGIN) throw new Error(SIGNED_OUT);
  if (!response.ok) {
    const said = await response.json().catch(() => ({}));
    throw new Error(said.error ?? SENTENCES[response.status] ?? OTHERWISE);
  }
  return response[read]().catch((error) => {
    throw error.name === "AbortError" ? error : new Error(OTHERWISE);
  });
}

export function token() {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1];
}
