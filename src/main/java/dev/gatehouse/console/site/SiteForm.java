package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Member;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Visibility;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** A help center's settings as they are typed: lists one entry a line. */
public class SiteForm implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String GREEN = "#1f5e52";

  private String subdomain;
  private String name;
  private Visibility visibility;
  private String sharedPassword;
  private String customDomains;
  private boolean homePublished;
  private Integer sessionMinutes;
  private String frameAncestors;
  private String widgetOrigins;
  private String accentColor;
  private String footer;
  private String contentLanguage;

  /** Filled in with what there is. */
  static SiteForm of(SiteSettings settings) {
    SiteForm form = new SiteForm();
    form.subdomain = settings.getSubdomain();
    form.name = settings.getName();
    form.visibility = settings.getVisibility();
    form.customDomains = lines(settings.getCustomDomains().stream().sorted().toList());
    form.homePublished = settings.isHomePublished();
    form.sessionMinutes = settings.getSessionMinutes();
    form.frameAncestors = lines(settings.getFrameAncestors());
    form.widgetOrigins = lines(settings.getWidgetOrigins());
    form.accentColor = settings.getAccentColor();
    form.footer = settings.getFooter();
    form.contentLanguage = settings.getContentLanguage();
    return form;
  }

  /** New settings: what was typed, and of the old ones what this form does not ask for. */
  SiteSettings over(SiteSettings old) {
    SiteSettings settings = new SiteSettings();
    for (Member member : Member.of(SiteSettings.class)) {
      member.write(settings, member.read(old));
    }
    settings.setSubdomain(trimmed(subdomain));
    settings.setName(trimmed(name));
    settings.setVisibility(visibility);
    settings.setCustomDomains(new LinkedHashSet<>(entries(customDomains)));
    settings.setHomePublished(homePublished);
    settings.setSessionMinutes(sessionMinutes == null ? 0 : sessionMinutes);
    settings.setFrameAncestors(entries(frameAncestors));
    settings.setWidgetOrigins(entries(widgetOrigins));
    settings.setAccentColor(filled(trimmed(accentColor)));
    settings.setFooter(filled(footer));
    settings.setContentLanguage(trimmed(contentLanguage));
    return settings;
  }

  /** The password that was typed; {@code null} to keep the one there is, or where none opens. */
  String newPassword() {
    return visibility == Visibility.PASSWORD ? sharedPassword : null;
  }

  private static String lines(Collection<String> entries) {
    return String.join("\n", entries);
  }

  private static List<String> entries(String lines) {
    return lines == null
        ? List.of()
        : Arrays.stream(lines.split("[\\s,]+"))
            .filter(entry -> !entry.isEmpty())
            .distinct()
            .collect(Collectors.toList());
  }

  private static String filled(String text) {
    // Browsers send other line ends than they were given.
    return text == null || text.isBlank() ? null : text.replace("\r\n", "\n");
  }

  private static String trimmed(String text) {
    return text == null ? null : text.trim();
  }

  public String getSubdomain() {
    return subdomain;
  }

  public void setSubdomain(String subdomain) {
    this.subdomain = subdomain;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public Visibility getVisibility() {
    return visibility;
  }

  public void setVisibility(Visibility visibility) {
    this.visibility = visibility;
  }

  public String getSharedPassword() {
    return sharedPassword;
  }

  /** A page never shows a password, so what it sends back empty is what was typed before. */
  public void setSharedPassword(String typed) {
    if (typed != null && !typed.isEmpty()) {
      sharedPassword = typed;
    }
  }

  /** Whether a password waits to be saved. */
  public boolean isPasswordTyped() {
    return sharedPassword != null;
  }

  public String getCustomDomains() {
    return customDomains;
  }

  public void setCustomDomains(String customDomains) {
    this.customDomains = customDomains;
  }

  public boolean isHomePublished() {
    return homePublished;
  }

  public void setHomePublished(boolean homePublished) {
    this.homePublished = homePublished;
  }

  public Integer getSessionMinutes() {
    return sessionMinutes;
  }

  public void setSessionMinutes(Integer sessionMinutes) {
    this.sessionMinutes = sessionMinutes;
  }

  public String getFrameAncestors() {
    return frameAncestors;
  }

  public void setFrameAncestors(String frameAncestors) {
    this.frameAncestors = frameAncestors;
  }

  public String getWidgetOrigins() {
    return widgetOrigins;
  }

  public void setWidgetOrigins(String widgetOrigins) {
    this.widgetOrigins = widgetOrigins;
  }

  public String getAccentColor() {
    return accentColor;
  }

  public void setAccentColor(String accentColor) {
    this.accentColor = accentColor;
  }

  /** What the picker shows, which knows no colour that is none: Gatehouse's own in its place. */
  public String getPickedColour() {
    return accentColor != null && accentColor.matches("#[0-9a-fA-F]{6}") ? accentColor : GREEN;
  }

  public String getFooter() {
    return footer;
  }

  public void setFooter(String footer) {
    this.footer = footer;
  }

  public String getContentLanguage() {
    return contentLanguage;
  }

  public void setContentLanguage(String contentLanguage) {
    this.contentLanguage = contentLanguage;
  }
}
