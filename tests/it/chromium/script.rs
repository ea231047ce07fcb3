//! What the tests ask a page, in its own language.

/// The control that people would call `arguments[0]`: by its text, exactly or at its beginning, or by its label.
pub const BY_NAME: &str = r#"
const wanted = arguments[0];
const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
const dialog = [...document.querySelectorAll("dialog[open]")].pop();
const all = [...(dialog ?? document).querySelectorAll("a[href], button, summary, label, input[type=submit]")].filter(isVisible);
const name = (element) => words(element.getAttribute("aria-label") ?? (element.value && element.matches("input") ? element.value : element.textContent));
return all.find((element) => name(element) === wanted) ?? all.find((element) => name(element).startsWith(wanted)) ?? null;
"#;

/// The field whose label begins with `arguments[0]`.
pub const FIELD: &str = r#"
const wanted = arguments[0];
const words = (text) => text.replace(/\s+/g, " ").trim();
const labels = [...document.querySelectorAll("label")].filter((label) => label.control);
const label = labels.find((label) => words(label.textContent) === wanted) ?? labels.find((label) => words(label.textContent).startsWith(wanted));
return label?.control ?? null;
"#;

/// Empties the field `arguments[0]`, or puts `arguments[1]` into it where nobody types.
pub const PUT: &str = r#"
const [field, value] = arguments;
field.focus();
if (field.matches("select")) {
    const option = [...field.options].find((option) => option.text.trim() === value);
    if (!option) return false;
    field.value = option.value;
} else {
    field.value = value;
}
field.dispatchEvent(new Event("input", { bubbles: true }));
field.dispatchEvent(new Event("change", { bubbles: true }));
return true;
"#;

/// What axe-core finds, each barrier in one line.
pub const BARRIERS: &str = r#"
const [rules, skipped] = arguments;
const off = Object.fromEntries(skipped.map((rule) => [rule, { enabled: false }]));
const found = await axe.run({ runOnly: rules, rules: off, resultTypes: ["violations"] });
return found.violations.flatMap((barrier) => barrier.nodes.map((node) =>
    `${barrier.id} at ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`));
"#;

/// Notes from now on where the focus goes, and whether it is seen there.
pub const WATCH_FOCUS: &str = r#"
const seen = (element) => {
    const shown = element.matches(".chip > input") ? element.nextElementSibling : element;
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3;
    const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return isOutlined && isInView;
};
window.focused = [];
window.watched?.abort();
window.watched = new AbortController();
document.activeElement?.blur();
getSelection().removeAllRanges();
document.addEventListener("focusin", (event) => {
    const entry = [event.target, seen(event.target)];
    window.focused.push(entry);
    // The browser may scroll to it only when it draws.
    if (!entry[1]) requestAnimationFrame(() => { entry[1] = seen(event.target); });
}, { signal: window.watched.signal });
"#;

/// All that can have the focus: how many steps lead through them, those that did not get it, and those on which it was not seen.
pub const FOCUS: &str = r#"
const words = (element) => `<${element.tagName.toLowerCase()}> ${(element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 60)}`;
const candidates = "a[href], button, input, select, textarea, summary, [tabindex]";
const isWanted = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0
    && element.type !== "hidden";
const all = [...document.querySelectorAll(candidates)].filter(isWanted);
const focused = window.focused ?? [];
const reached = new Set(focused.map(([element]) => element));
// A part of the page that renews itself may have put another element in the place of the one that was reached.
const ids = new Set([...reached].map((element) => element.id).filter(Boolean));
const isReached = (element) => reached.has(element) || ids.has(element.id)
    || element.type === "radio" && [...reached].some((other) => other.type === "radio" && other.name === element.name && other.form === element.form);
return {
    count: all.length + 5 * all.filter((element) => ["date", "time", "datetime-local"].includes(element.type)).length,
    order: focused.map(([element]) => words(element)),
    missed: all.filter((element) => !isReached(element)).map(words),
    unseen: [...new Set(focused.filter(([, isSeen]) => !isSeen).map(([element]) => words(element)))],
};
"#;

/// What sticks out to the right, and how far; nothing if the page does not scroll sideways.
pub const TOO_WIDE: &str = r#"
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= width) return [];
const isClipped = (element) => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
        if (getComputedStyle(parent).overflowX !== "visible") return true;
    }
    return false;
};
return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !isClipped(element))
    .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${Math.round(element.getBoundingClientRect().right)} of ${width}`)
    .concat(["the page scrolls sideways"]);
"#;

/// The pages that this one leads to, without what is downloaded or lies elsewhere.
pub const LINKS: &str = r#"
return [...document.querySelectorAll("a[href]:not([download])")]
    .map((link) => new URL(link.href))
    .filter((url) => url.origin === location.origin && !/\.(atom|csv|json|xml|zip)$/.test(url.pathname))
    .map((url) => url.pathname + url.search);
"#;
