package dev.gatehouse.reading.api;

import java.util.List;

/** The part of a list that a call asks for. */
public record ListRange(int limit, int skip) {

  public <T> List<T> of(List<T> all) {
    int from = Math.min(skip, all.size());
    return all.subList(from, Math.min(from + limit, all.size()));
  }
}
