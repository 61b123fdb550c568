package dev.gatehouse.console.site;

import dev.gatehouse.administration.site.LogoChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.tenant.logo.SiteLogo;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;

/** Shows, replaces and removes a help center's logo. */
@Named("siteLogo")
@RequestScoped
public class SiteLogoBacking {
  @Inject SiteInView site;
  @Inject FormAction action;
  @Inject LogoChanges changes;
  @Inject ConsoleTexts texts;

  private Part file;
  private String address;

  @PostConstruct
  void read() {
    address =
        action
            .get(actor -> changes.find(actor, site.tenant()))
            .flatMap(found -> found)
            .map(SiteLogoBacking::inPage)
            .orElse(null);
  }

  /** The image as a data URL: the console loads nothing from readers' hosts. */
  private static String inPage(SiteLogo logo) {
    return "data:"
        + logo.getMediaType()
        + ";base64,"
        + Base64.getEncoder().encodeToString(logo.getBytes());
  }

  /** The current logo, or {@code null}. */
  public String getAddress() {
    return address;
  }

  public int getMostBytes() {
    return SiteLogo.MOST_BYTES;
  }

  public void upload() {
    Optional<byte[]> picture = picture();
    if (picture.isEmpty()) {
      Notices.problem(texts.of("site", "logo.none"));
    } else if (action.perform(actor -> changes.set(actor, site.tenant(), picture.get(), null))) {
      done("logo.uploaded");
    }
  }

  public void remove() {
    if (action.perform(actor -> changes.delete(actor, site.tenant()))) {
      done("logo.removed");
    }
  }

  private Optional<byte[]> picture() {
    if (file == null || file.getSize() == 0) {
      return Optional.empty();
    }
    try (InputStream in = file.getInputStream()) {
      return Optional.of(in.readNBytes(SiteLogo.MOST_BYTES + 1));
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be read", e);
    }
  }

  private void done(String text) {
    Notices.done(texts.of("site", text));
    Redirects.to("/console/site/settings.xhtml?site=" + site.getNumber());
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
