package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.sitefile.Applied;
import dev.gatehouse.administration.sitefile.ApplyOrder;
import dev.gatehouse.administration.sitefile.SiteApply;
import dev.gatehouse.administration.sitefile.SiteState;
import dev.gatehouse.administration.sitefile.SiteStates;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.WaitingFiles;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** The site as a file: export, and import with a preview. */
@Named("siteFile")
@ViewScoped
public class SiteFileBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  @Inject SiteInView site;
  @Inject SiteStates states;
  @Inject SiteApply apply;
  @Inject WaitingFiles waiting;
  @Inject ShownOnce shownOnce;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private transient Part file;
  private boolean pruning;
  private boolean makingKeys;
  private String ticket;

  /** The site's state that the preview was made for. */
  private String tag;

  private transient Applied preview;

  public void exportSettings() throws IOException {
    export(false);
  }

  public void exportContent() throws IOException {
    export(true);
  }

  private void export(boolean content) throws IOException {
    Optional<SiteState> state =
        action.unhurried(actor -> states.read(actor, site.tenant(), content));
    if (state.isEmpty()) {
      return;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    byte[] bytes = state.get().file();
    answer.setResponseContentType("application/json");
    answer.setResponseContentLength(bytes.length);
    answer.setResponseHeader(
        "Content-Disposition", "attachment; filename=\"" + site.getSubdomain() + ".json\"");
    answer.getResponseOutputStream().write(bytes);
    faces.responseComplete();
  }

  /** Shows what the uploaded file would change. */
  public void tryOut() throws IOException {
    preview = null;
    waiting.forget(ticket);
    ticket = null;
    if (file == null || file.getSize() == 0) {
      Notices.problem(texts.of("site", "file.import.none"));
      return;
    }
    byte[] bytes = read();
    action
        .unhurried(actor -> apply.apply(actor, bytes, order(true)))
        .ifPresent(
            tried -> {
              preview = tried;
              tag = tried.tag();
              ticket = waiting.keep(bytes);
            });
  }

  private byte[] read() throws IOException {
    try (InputStream in = file.getInputStream()) {
      return in.readNBytes(MOST_BYTES + 1);
    } finally {
      file.delete();
    }
  }

  private ApplyOrder order(boolean dryRun) {
    return new ApplyOrder(
        site.getSubdomain(),
        dryRun,
        pruning,
        makingKeys,
        dryRun ? any -> {} : this::requirePreview);
  }

  private void requirePreview(String state) {
    if (!state.equals(tag)) {
      throw new Stale();
    }
  }

  /** Applies the file that was shown. */
  public void run() {
    Optional<byte[]> kept = waiting.find(ticket);
    if (kept.isEmpty()) {
      preview = null;
      Notices.problem(texts.of("site", "file.import.tooLate"));
      return;
    }
    action
        .unhurried(actor -> apply.apply(actor, kept.get(), order(false)))
        .ifPresent(
            done -> {
              waiting.forget(ticket);
              ticket = null;
              preview = null;
              Notices.done(texts.of("site", "file.import.done", done.changes()));
              done.warnings().forEach(warning -> Notices.warning(warning.message()));
              done.newKeys()
                  .forEach(
                      key ->
                          shownOnce.show(
                              texts.of("site", "file.import.newKey", key.connection()),
                              key.secret()));
            });
  }

  /** A line for each connection that has no key. */
  public List<String> getNeedKeys() {
    return preview.needKeys().stream()
        .map(path -> texts.of("site", "file.import.needKey", path))
        .toList();
  }

  /** What an import would do; {@code null} before it is asked for. */
  public Applied getPreview() {
    return preview;
  }

  public int getMostBytes() {
    return MOST_BYTES;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  public boolean isPruning() {
    return pruning;
  }

  public void setPruning(boolean pruning) {
    this.pruning = pruning;
  }

  public boolean isMakingKeys() {
    return makingKeys;
  }

  public void setMakingKeys(boolean makingKeys) {
    this.makingKeys = makingKeys;
  }
}
