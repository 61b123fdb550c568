package dev.gatehouse.config;

/** A setting that cannot be used; the message names it and stops the deployment. */
public class InvalidConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidConfiguration(String variable, String problem) {
    super(variable + " " + problem + ".");
  }
}
