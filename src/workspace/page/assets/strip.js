// Choosing a person is enough; the button is for browsers without scripts.
const seat = document.querySelector(".strip .seat");
seat.querySelector("button").hidden = true;
seat.querySelector("select").addEventListener("change", () => seat.submit());
