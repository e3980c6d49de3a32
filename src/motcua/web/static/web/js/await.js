// A payment that the gateway has not confirmed: asked after every few seconds, and the page is loaded again once it has
// spoken. Without this script the link beside it does the same.
const waiting = document.querySelector("[data-await]");
const PAUSES = [2, 2, 3, 3, 5, 5, 5, 10, 10, 10, 15, 15, 30, 30, 60];

const ask = async (turn) => {
  if (turn >= PAUSES.length) return;
  await new Promise((done) => setTimeout(done, PAUSES[turn] * 1000));
  const answer = await fetch(waiting.dataset.await, { headers: { Accept: "text/plain" } }).catch(() => null);
  if (answer && answer.status === 200 && !answer.redirected) location.reload();
  else ask(turn + 1);
};

if (waiting) ask(0);
