/* Suggests while a visitor types in a search form: an ARIA combobox with a list, as the ARIA
   Authoring Practices describe it. Hooked by data-search-suggestions, which holds the address that
   answers with [{text, type, url}]. Without script the form is a plain form. */

const PAUSE_MS = 150;
const SHORTEST = 2;

let formsSeen = 0;

class Suggestions {
  constructor(form) {
    this.address = form.dataset.searchSuggestions;
    this.field = form.querySelector("input[name=q]");
    this.active = -1;
    this.options = [];
    formsSeen += 1;
    this.list = this.makeList(`forslag-${formsSeen}`);
    this.status = this.makeStatus();
    form.classList.add("search-form--suggesting");
    form.append(this.list, this.status);
    this.describeField();
    this.listen(form);
  }

  makeList(id) {
    const list = document.createElement("ul");
    list.id = id;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Förslag");
    list.hidden = true;
    return list;
  }

  makeStatus() {
    const status = document.createElement("span");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    return status;
  }

  describeField() {
    this.field.setAttribute("role", "combobox");
    this.field.setAttribute("aria-autocomplete", "list");
    this.field.setAttribute("aria-controls", this.list.id);
    this.field.setAttribute("aria-expanded", "false");
    this.field.autocomplete = "off";
  }

  listen(form) {
    this.field.addEventListener("input", () => this.askSoon());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    // A press on an option must not take the focus from the field, or the list would close first.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.follow(option);
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) this.close();
    });
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE_MS);
  }

  async ask() {
    const typed = this.field.value.trim();
    this.request?.abort();
    if (typed.length < SHORTEST) {
      this.close();
      return;
    }
    this.request = new AbortController();
    try {
      const answer = await fetch(`${this.address}?q=${encodeURIComponent(typed)}`, {
        signal: this.request.signal,
      });
      this.show(answer.ok ? await answer.json() : []);
    } catch (error) {
      // Offline or overtaken by the next letter: the form still works.
      if (error.name !== "AbortError") this.close();
    }
  }

  show(suggestions) {
    if (document.activeElement !== this.field) return;
    this.options = suggestions.map((suggestion, index) => this.makeOption(suggestion, index));
    this.list.replaceChildren(...this.options);
    this.setActive(-1);
    this.setOpen(this.options.length > 0);
    const count = this.options.length;
    this.status.textContent = count === 1 ? "1 förslag" : `${count || "Inga"} förslag`;
  }

  makeOption({ text, type, url }, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.className = "suggestions__option";
    option.dataset.url = url;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.className = "suggestions__text";
    name.textContent = text;
    const kind = document.createElement("span");
    kind.className = "suggestions__type";
    kind.textContent = type;
    option.append(name, " ", kind);
    return option;
  }

  onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.ask();
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.follow(this.options[this.active]);
    } else if (event.key === "Escape" && isOpen) {
      // The first Escape closes the list, the next one empties the field.
      event.preventDefault();
      this.close();
    } else if (event.key === "Home" || event.key === "End") {
      // They move within what is typed, as in any field; the choice returns there with them.
      this.setActive(-1);
    } else if (event.key === "Tab") {
      this.close();
    }
  }

  move(step) {
    // One place more than there are options: between last and first is the field itself.
    const places = this.options.length + 1;
    this.setActive(((this.active + 1 + step + places) % places) - 1);
  }

  setActive(index) {
    this.active = index;
    this.options.forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === index));
    });
    if (index < 0) {
      this.field.removeAttribute("aria-activedescendant");
    } else {
      this.field.setAttribute("aria-activedescendant", this.options[index].id);
      this.options[index].scrollIntoView({ block: "nearest" });
    }
  }

  follow(option) {
    window.location.assign(option.dataset.url);
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.setActive(-1);
    this.setOpen(false);
    this.status.textContent = "";
  }

  setOpen(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
  }
}

for (const form of document.querySelectorAll("[data-search-suggestions]")) new Suggestions(form);
