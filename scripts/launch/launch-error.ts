/** We were started in a way that can't work; the message says all there is to say. */
export class LaunchError extends Error {
  override name = "LaunchError";
}
