"use strict";
{
  const rows = [...document.querySelectorAll("section:last-of-type li")], texts = rows.map(row => row.textContent.toLowerCase());
  const input = document.getElementById("words"), found = input.parentElement.querySelector("span");
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/);
    let n = 0;
    rows.forEach((row, i) => {
      row.hidden = !words.every(word => texts[i].includes(word));
      if (!row.hidden) n++;
    });
    found.textContent = input.value ? found.dataset.found.replace("{n}", n).replace("{all}", rows.length) : "";
  };
  input.addEventListener("input", search);
  input.parentElement.hidden = false;
}
