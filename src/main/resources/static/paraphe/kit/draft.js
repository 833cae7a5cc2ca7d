/**
 * Keeps what is being entered as the task's draft: soon after each keystroke, at once when a field is left,
 * and a last time when the tab is hidden or closed or another task is opened.
 */
import {ask, Problem} from './api.js';

const PAUSE = 500;
const RETRY = 5000;
/** Browsers let a request outlive its page only up to 64 KiB. */
const OUTLIVES = 60 * 1024;

export class Draft {

  constructor(taskId, read, tell) {
    this.path = `/api/tasks/${encodeURIComponent(taskId)}/draft`;
    this.read = read;
    this.tell = tell;
    this.saved = null;
    this.timer = null;
    this.sending = null;
    this.stopped = false;
    this.onHide = () => document.visibilityState === 'hidden' && this.last();
    this.onLeave = () => this.last();
    this.onOnline = () => this.save();
    this.onUnload = event => {
      if (this.failed && this.dirty()) {
        event.preventDefault();
      }
    };
    document.addEventListener('visibilitychange', this.onHide);
    window.addEventListener('pagehide', this.onLeave);
    window.addEventListener('online', this.onOnline);
    window.addEventListener('beforeunload', this.onUnload);
  }

  /** What stands in the form is what the server has. */
  settle() {
    this.saved = JSON.stringify(this.read());
  }

  dirty() {
    return JSON.stringify(this.read()) !== this.saved;
  }

  /** Something was typed: saved after a pause. */
  touched() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.stopped || this.sending || !this.dirty()) {
      return;
    }
    const body = this.read();
    const text = JSON.stringify(body);
    const sending = new AbortController();
    this.sending = sending;
    this.tell('saving');
    try {
      this.request = ask('PUT', this.path, {body, signal: sending.signal});
      await this.request;
      this.saved = text;
      this.failed = false;
      this.sending = null;
      this.tell('saved');
      if (this.dirty()) {
        this.touched();
      }
    } catch (failure) {
      this.sending = null;
      if (!(failure instanceof Problem)) {
        return;
      }
      this.failed = true;
      this.tell('failed', failure.message);
      if (!this.stopped && (failure.status === 0 || failure.status >= 500)) {
        this.timer = setTimeout(() => this.save(), RETRY);
      }
    }
  }

  /** The page may be gone in an instant: one request that outlives it, in place of any that is under way. */
  last() {
    clearTimeout(this.timer);
    if (this.stopped || !this.dirty()) {
      return;
    }
    if (this.sending) {
      this.sending.abort();
      this.sending = null;
    }
    const body = this.read();
    const text = JSON.stringify(body);
    const keepalive = new TextEncoder().encode(text).length < OUTLIVES;
    ask('PUT', this.path, {body, keepalive}).then(() => {
      this.saved = text;
    }, failure => {
      this.failed = failure instanceof Problem;
    });
  }

  /** Saves nothing more, and waits for what is under way: a draft must not arrive after the form that it announced. */
  async stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.allSettled([this.request]);
  }

  resume() {
    this.stopped = false;
    this.touched();
  }

  close() {
    this.last();
    this.stopped = true;
    document.removeEventListener('visibilitychange', this.onHide);
    window.removeEventListener('pagehide', this.onLeave);
    window.removeEventListener('online', this.onOnline);
    window.removeEventListener('beforeunload', this.onUnload);
  }
}
