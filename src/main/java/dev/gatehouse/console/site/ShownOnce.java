package dev.gatehouse.console.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** Secrets that only this response shows; they are stored nowhere. */
@Named("shownOnce")
@RequestScoped
public class ShownOnce {
  private final List<Secret> secrets = new ArrayList<>();

  /**
   * @param label what the secret is for
   */
  public record Secret(String label, String value) {
    @Override
    public String toString() {
      return label;
    }
  }

  void show(String label, String value) {
    secrets.add(new Secret(label, value));
  }

  public List<Secret> getSecrets() {
    return secrets;
  }
}
