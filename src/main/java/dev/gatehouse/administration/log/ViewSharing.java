package dev.gatehouse.administration.log;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who sees a new view. */
public class ViewSharing {
  @JsonProperty private boolean shared = true;

  /** Whether everybody does who may read that log, instead of only who makes it. */
  public boolean isShared() {
    return shared;
  }

  public void setShared(boolean shared) {
    this.shared = shared;
  }
}
