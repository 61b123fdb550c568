package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.site.SharedPassword;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Visibility;
import java.io.Serializable;

/** A help center's settings while a page edits them. */
public class SiteForm implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String GREEN = "#1f5e52";

  private final transient SiteSettings settings;
  private String sharedPassword;

  SiteForm(SiteSettings saved) {
    settings = copy(saved);
  }

  private static SiteSettings copy(SiteSettings settings) {
    SiteSettings copy = new SiteSettings();
    for (Member member : Member.of(SiteSettings.class)) {
      member.write(copy, member.read(settings));
    }
    return copy;
  }

  /** A copy of what is typed: settings that are saved become part of an entity. */
  SiteSettings typed() {
    return copy(settings);
  }

  /** The typed password, or {@code null} to keep the saved one or if none applies. */
  String newPassword() {
    return settings.getVisibility() == Visibility.PASSWORD ? sharedPassword : null;
  }

  /** Checks the same rules as the admin API. */
  Objections check(Rules rules) {
    Objections objections = rules.check(settings);
    SharedPassword password = new SharedPassword();
    password.setSharedPassword(newPassword());
    rules.check(password, objections);
    return objections;
  }

  public SiteSettings getSettings() {
    return settings;
  }

  public String getSharedPassword() {
    return sharedPassword;
  }

  /** The page never shows a password: an empty input keeps what was typed before. */
  public void setSharedPassword(String typed) {
    if (typed != null && !typed.isEmpty()) {
      sharedPassword = typed;
    }
  }

  /** Whether a password was typed and is not saved yet. */
  public boolean isPasswordTyped() {
    return sharedPassword != null;
  }

  /** The value of the color input, which cannot be empty: Gatehouse's own color stands for none. */
  public String getPickedColor() {
    String color = settings.getLook().getAccentColor();
    return color != null && color.matches("#[0-9a-f]{6}") ? color : GREEN;
  }
}
