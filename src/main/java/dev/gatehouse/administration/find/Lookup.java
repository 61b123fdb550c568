package dev.gatehouse.administration.find;

import java.util.List;

/** Finds things of one kind. */
interface Lookup {
  FoundKind kind();

  /**
   * Those that fit best first.
   *
   * @param sought not empty, unless it is a site that is looked for
   * @param reach sites whose things of this kind may be found, of which there is one at least
   * @param limit how many at most
   */
  List<Found> find(Sought sought, Reach reach, int limit);
}
