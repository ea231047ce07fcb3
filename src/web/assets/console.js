/* What is more comfortable with a script. Without it, every page works as well.

   p.counter[data-counter-for="id"][data-left="noch # Zeichen"][data-over="# Zeichen zu viel"]
       counts the characters of a field that has maxlength or data-limit
   form[data-confirm="Wirklich abbrechen?"][data-back="Zurück"]    asks before it is sent
   form[data-unsaved]         a page with changes that were not sent is not left unasked
   button[data-print][hidden] prints the page; there is no such button without a script
   button[data-copy="id"][data-copied="Kopiert"][hidden]    copies the text of what has this id
   a[data-takes="id"]         takes along, as "name", what stands in the field that has this id
   #signed-out, #signed-in-anew   said when what asks by itself is told that the session is over, or another one
   div.error-summary          takes the focus, also when it arrives later
*/
(() => {
    "use strict";

    const limit = (field) => Number(field.dataset.limit ?? field.maxLength);

    // A character is what a person counts as one, as the server does.
    const length = (text) => [...text.replace(/\r\n/g, "\n")].length;

    const count = (counter) => {
        const field = document.getElementById(counter.dataset.counterFor);
        if (!field || !(limit(field) > 0)) return;
        const left = limit(field) - length(field.value);
        counter.classList.toggle("is-over", left < 0);
        counter.textContent = (left < 0 ? counter.dataset.over : counter.dataset.left).replace("#", Math.abs(left));
    };

    const prepare = (part) => {
        part.querySelectorAll("[data-counter-for]").forEach(count);
        part.querySelectorAll("button[data-copy]").forEach((button) => { button.hidden = !navigator.clipboard; });
        part.querySelectorAll("button[data-print]").forEach((button) => { button.hidden = false; });
        part.querySelector(".error-summary")?.focus();
    };

    const paragraph = (text) => {
        const question = document.createElement("p");
        question.id = "confirm-question";
        question.textContent = text;
        return question;
    };

    const choice = (text, value, kind) => {
        const button = document.createElement("button");
        button.className = `button ${kind}`;
        button.value = value;
        button.textContent = text;
        return button;
    };

    // Nothing has happened yet when it opens, so the way back comes first and has the focus.
    const ask = (form, submitter) => {
        const dialog = document.createElement("dialog");
        const answers = document.createElement("form");
        const actions = document.createElement("div");
        dialog.className = "dialog";
        dialog.setAttribute("aria-labelledby", "confirm-question");
        answers.method = "dialog";
        actions.className = "form-actions";
        actions.append(choice(form.dataset.back ?? "Zurück", "no", ""));
        actions.append(choice(submitter?.textContent.trim() ?? "OK", "yes", "button-danger"));
        answers.append(paragraph(form.dataset.confirm), actions);
        dialog.append(answers);
        document.body.append(dialog);
        dialog.addEventListener("close", () => {
            dialog.remove();
            if (dialog.returnValue !== "yes") return submitter?.focus();
            confirmed.add(form);
            form.requestSubmit(submitter);
        });
        dialog.showModal();
    };

    const confirmed = new WeakSet();
    const sent = new WeakSet();
    const changed = new Set();

    document.addEventListener("submit", (event) => {
        const form = event.target;
        if (form.method === "dialog" || event.defaultPrevented) return;
        if (form.dataset.confirm && !confirmed.delete(form)) {
            event.preventDefault();
            event.stopImmediatePropagation();
            return ask(form, event.submitter);
        }
        // A double click sends once. What htmx sends, htmx keeps in order.
        if (form.method === "post" && !form.matches("[hx-post], [data-hx-post]")) {
            if (sent.has(form)) return event.preventDefault();
            sent.add(form);
        }
        changed.delete(form);
    }, true);

    document.addEventListener("input", (event) => {
        const form = event.target.closest("form[data-unsaved]");
        if (form) changed.add(form);
        document.querySelectorAll("[data-counter-for]").forEach((counter) => {
            if (counter.dataset.counterFor === event.target.id) count(counter);
        });
    });

    document.addEventListener("click", (event) => {
        if (event.target.closest("button[data-print]")) window.print();
        const link = event.target.closest("a[data-takes]");
        if (link) link.search = new URLSearchParams({ name: document.getElementById(link.dataset.takes).value });
        const copy = event.target.closest("button[data-copy]");
        if (copy) {
            navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent.trim())
                .then(() => { copy.textContent = copy.dataset.copied; });
        }
    });

    window.addEventListener("beforeunload", (event) => {
        if ([...changed].some((form) => form.isConnected)) event.preventDefault();
    });

    // A page that comes back from the browser's memory can be sent again.
    window.addEventListener("pageshow", (event) => {
        if (event.persisted) location.reload();
    });

    // What asks by itself never leads away: who was signed out meanwhile is told, and what was typed stays.
    const notices = { 401: "signed-out", 403: "signed-in-anew" };
    document.addEventListener("htmx:afterRequest", (event) => {
        const status = event.detail.xhr?.status;
        for (const [code, id] of Object.entries(notices)) {
            const notice = document.getElementById(id);
            if (notice) notice.hidden = Number(code) !== status;
        }
    });

    document.addEventListener("htmx:afterSettle", (event) => prepare(event.target));

    // Whom an announcement reaches is said when it changes, and only then.
    document.addEventListener("htmx:afterSettle", () => {
        const said = document.getElementById("reach-said");
        const reach = document.querySelector("#live .reach")?.textContent.replace(/\s+/g, " ").trim();
        if (said && reach && said.textContent !== reach) said.textContent = reach;
    });

    // A page does not become another one under somebody who writes on it.
    document.addEventListener("htmx:beforeRequest", (event) => {
        if (event.target.id === "verlauf" && document.getElementById("grund")?.value.trim()) event.preventDefault();
    });

    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => prepare(document));
    else prepare(document);
})();
