package dev.gatehouse.console.people;

import dev.gatehouse.administration.people.ImportReport;
import dev.gatehouse.administration.people.UserFile;
import dev.gatehouse.administration.people.UserImport;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.WaitingFiles;
import dev.gatehouse.storage.fault.SqlState;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Imports users from a file: first a preview, then the import. */
@Named("importPage")
@ViewScoped
public class UserImportBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 200;

  @Inject SiteInView site;
  @Inject UserImport users;
  @Inject WaitingFiles waiting;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private transient Part file;
  private boolean updating;
  private String ticket;
  private transient ImportReport report;

  /** Shows what an import of the file would do. */
  public void tryOut() throws IOException {
    report = null;
    waiting.forget(ticket);
    if (file == null || file.getSize() == 0) {
      Notices.problem(texts.of("people", "import.noFile"));
      return;
    }
    byte[] bytes = read();
    action
        .unhurried(actor -> users.tryOut(actor, site.tenant(), UserFile.read(bytes), updating))
        .ifPresent(tried -> report = tried);
    ticket = isReady() ? waiting.keep(bytes) : null;
  }

  /** Reads at most one byte more than allowed, which the file's rules then refuse. */
  private byte[] read() throws IOException {
    try (InputStream in = file.getInputStream()) {
      return in.readNBytes(UserFile.MOST_BYTES + 1);
    } finally {
      file.delete();
    }
  }

  /** Imports the previewed file, if it is still stored. */
  public void run() {
    Optional<byte[]> kept = waiting.find(ticket);
    if (kept.isEmpty()) {
      report = null;
      Notices.problem(texts.of("people", "import.tooLate"));
      return;
    }
    try {
      action
          .unhurried(actor -> users.run(actor, site.tenant(), UserFile.read(kept.get()), updating))
          .ifPresent(this::done);
    } catch (PersistenceException e) {
      if (!SqlState.isUniqueViolation(e) && !SqlState.isForeignKeyViolation(e)) {
        throw e;
      }
      Notices.problem(texts.of("people", "import.race"));
    }
  }

  private void done(ImportReport imported) {
    report = imported;
    if (imported.isGood()) {
      waiting.forget(ticket);
      Notices.done(texts.of("people", "import.done", imported.made(), imported.updated()));
      Redirects.to(PageAddress.of("users", site.getNumber()).toString());
    } else {
      Notices.problem(texts.of("people", "import.changed"));
    }
  }

  /** Sends all errors of the report as CSV. */
  public void download() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    byte[] text = report.csv().getBytes(StandardCharsets.UTF_8);
    answer.setResponseContentType("text/csv; charset=UTF-8");
    answer.setResponseContentLength(text.length);
    answer.setResponseHeader("Content-Disposition", "attachment; filename=\"import-report.csv\"");
    answer.getResponseOutputStream().write(text);
    faces.responseComplete();
  }

  public ImportReport getReport() {
    return report;
  }

  /** Whether the file can be imported. */
  public boolean isReady() {
    return report != null && report.isGood();
  }

  /** The first errors, up to a limit. */
  public List<ImportReport.LineError> getErrors() {
    return report.errors().subList(0, Math.min(MOST_SHOWN, report.errors().size()));
  }

  /** The maximum size of a file in bytes. */
  public int getMostBytes() {
    return UserFile.MOST_BYTES;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  /** Whether the import updates existing users. */
  public boolean isUpdating() {
    return updating;
  }

  public void setUpdating(boolean updating) {
    this.updating = updating;
  }
}
