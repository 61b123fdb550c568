package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.content.imports.FileReport.ImportOutcome;
import dev.gatehouse.administration.content.imports.ImportLimits;
import dev.gatehouse.administration.content.imports.ImportOptions;
import dev.gatehouse.administration.content.imports.ImportRun;
import dev.gatehouse.administration.content.imports.ImportRun.State;
import dev.gatehouse.administration.content.imports.Imports;
import dev.gatehouse.administration.content.imports.UnreadableZip;
import dev.gatehouse.administration.content.imports.WaitingZips;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.library.file.FileLimits;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Imports a folder of Markdown files: upload, preview, progress, report. The import continues if
 * the operator leaves the page, and the page shows it again when they return.
 */
@Named("contentImport")
@RequestScoped
public class ArticleImportBacking {
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject Imports imports;
  @Inject WaitingZips zips;
  @Inject ConsoleTexts texts;

  private Part zip;
  private String sent;
  private boolean update;
  private boolean publish = true;
  private ImportRun run;

  /**
   * The state at the start of the request, so that a page that is rendered while the import ends is
   * consistent.
   */
  private State state;

  @PostConstruct
  void find() {
    run = imports.of(current.actor(), site.id()).orElse(null);
    state = run == null ? State.DISCARDED : run.state();
  }

  /** Reads the uploaded file and plans the import. */
  public void plan() {
    boolean inParts = sent != null && !sent.isBlank();
    if (!inParts && (zip == null || zip.getSize() == 0)) {
      Notices.problem(texts.of("content", "import.none"));
    } else {
      try {
        if (!inParts) {
          take();
        }
        ImportOptions options = new ImportOptions(update, publish);
        imports.plan(current.actor(), site.id(), inParts ? sent : name(), options);
        again();
      } catch (UnreadableZip e) {
        Notices.problem(e.getMessage());
      } catch (ChangeRefused e) {
        Notices.problem(e.getMessage());
      } catch (DatabaseUnavailable e) {
        Notices.problem(texts.get("unavailable"));
      }
    }
  }

  private void take() throws UnreadableZip {
    try (InputStream in = zip.getInputStream()) {
      zips.takeWhole(current.actor(), site.id(), in);
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be read", e);
    }
  }

  private String name() {
    String given = zip.getSubmittedFileName();
    return given == null
        ? "zip"
        : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
  }

  public void start() {
    if (run != null) {
      imports.start(run);
    }
    again();
  }

  public void cancel() {
    if (run != null) {
      run.cancel();
    }
    again();
  }

  /** Discards this import, so that another can start. */
  public void forget() {
    imports.forget(current.actor(), site.id());
    again();
  }

  /** Redirects to this page, so that reloading it does not repeat the action. */
  private void again() {
    Redirects.to("/console/content/import.xhtml?site=" + site.getNumber());
  }

  public String getZipHelp() {
    return texts.of("content", "import.zip.help", ImportLimits.ZIP_BYTES / 1_000_000);
  }

  /** The size of the parts in which a larger zip comes, in bytes. */
  public int getPartBytes() {
    return ImportLimits.PART_BYTES;
  }

  public long getMostBytes() {
    return ImportLimits.ZIP_BYTES;
  }

  public String getLimits() {
    return texts.of(
        "content",
        "import.limits",
        ImportLimits.FILES,
        ImportLimits.TEXT_BYTES / 1_000_000,
        ImportLimits.ALL_TEXT_BYTES / 1_000_000,
        FileLimits.FILE_BYTES / 1_000_000,
        FileLimits.SITE_BYTES / 1_000_000,
        ImportLimits.DEPTH);
  }

  public boolean isUpload() {
    return state == State.DISCARDED;
  }

  public boolean isReady() {
    return state == State.READY;
  }

  public boolean isRunning() {
    return state == State.RUNNING;
  }

  public boolean isEnded() {
    return !isUpload() && !isReady() && !isRunning();
  }

  /** The report's heading. */
  public String getHeadline() {
    String name = state.name().toLowerCase(Locale.ROOT);
    return texts.of("content", "import.state." + name, run.file());
  }

  /** Whether the import ended early. */
  public boolean isCutOff() {
    return state == State.CANCELLED || state == State.STOPPED;
  }

  public String getNewCategories() {
    return String.join(", ", run.addedCategories());
  }

  public String getStartLabel() {
    return texts.of("content", "import.start", run.total());
  }

  public ImportRun getRun() {
    return run;
  }

  /** The progress in percent. */
  public int getPercent() {
    return run.total() == 0 ? 100 : 100 * run.done() / run.total();
  }

  /** How many files have each outcome; outcomes without files are left out. */
  public List<String> getCounts() {
    return Arrays.stream(ImportOutcome.values())
        .filter(outcome -> run.count(List.of(outcome)) > 0)
        .map(outcome -> run.count(List.of(outcome)) + " " + word(outcome))
        .toList();
  }

  public String word(ImportOutcome outcome) {
    return texts.of("content", "import.outcome." + outcome.name().toLowerCase(Locale.ROOT));
  }

  /** The color of an outcome. */
  public String tone(ImportOutcome outcome) {
    return switch (outcome) {
      case NEW, CHANGE, CREATED, CHANGED, FILE -> "good";
      case SKIPPED, NOT_REACHED -> "warn";
      case FAILED -> "bad";
      case UNCHANGED, CATEGORY -> "";
    };
  }

  public Part getZip() {
    return zip;
  }

  public void setZip(Part zip) {
    this.zip = zip;
  }

  /** The name of a zip that came in parts before the form. */
  public String getSent() {
    return sent;
  }

  public void setSent(String name) {
    this.sent = name;
  }

  public boolean isUpdate() {
    return update;
  }

  public void setUpdate(boolean update) {
    this.update = update;
  }

  public boolean isPublish() {
    return publish;
  }

  public void setPublish(boolean publish) {
    this.publish = publish;
  }
}
