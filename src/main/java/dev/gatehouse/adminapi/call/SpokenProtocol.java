package dev.gatehouse.adminapi.call;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The part of a connection that is fixed once it is made. */
public class SpokenProtocol {
  @JsonProperty private String protocol;

  public String getProtocol() {
    return protocol;
  }

  public void setProtocol(String protocol) {
    this.protocol = protocol;
  }
}
