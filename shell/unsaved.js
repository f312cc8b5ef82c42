// Asks her before she leaves while something is not stored.
//
// Idea: what C++ asks for when the page is being hidden still comes to storage; so only a save that is
// under way, or one that failed, is a reason to ask, and never the pause after a letter.
//
// Invariant: the listener is there only while there is a reason: browsers keep no page that has one for
// Back and Forward.

function ask(event) {
  event.preventDefault();
  event.returnValue = true; // browsers of before 2024
}

export class Unsaved {
  #underWay = 0;
  #failed = false;

  // `saving` resolves to {ok}, and so does this.
  async during(saving) {
    this.#underWay += 1;
    this.#listen();
    const result = await saving;
    this.#underWay -= 1;
    this.#failed = !result.ok;
    this.#listen();
    return result;
  }

  // C++ holds nothing of its own any more.
  forget() {
    this.#failed = false;
    this.#listen();
  }

  #listen() {
    if (this.#underWay > 0 || this.#failed) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  }
}
