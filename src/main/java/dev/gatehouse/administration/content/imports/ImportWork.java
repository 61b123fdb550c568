package dev.gatehouse.administration.content.imports;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.administration.content.CategoryChanges;
import dev.gatehouse.administration.content.FileUploads;
import dev.gatehouse.administration.content.OrderChanges;
import dev.gatehouse.administration.content.imports.FileReport.ImportOutcome;
import dev.gatehouse.administration.content.imports.Plan.PlannedFile;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out a plan, with one transaction for each category and article: what is reported as done
 * stays done.
 */
@ApplicationScoped
class ImportWork {
  private static final Logger LOG = RequestLog.of(ImportWork.class);

  @Inject ArticleChanges articles;
  @Inject CategoryChanges categories;
  @Inject OrderChanges orders;
  @Inject FileUploads uploads;
  @Inject PermittedSites sites;

  /** Works until the run is completed, cancelled or stopped by a failure. */
  void carryOut(ImportRun run) {
    Plan plan = run.plan();
    try {
      Changes begun = Changes.none().with("files", null, run.total());
      articles.imported(run.actor(), site(run), run.file() + " begins", begun);
      plan.changedCategories().forEach(category -> change(run.actor(), site(run), category));
      // In the order of their folders: categories without a position are in that of their ids.
      plan.addedCategories().stream()
          .filter(category -> run.goesOn())
          .forEach(category -> make(run.actor(), site(run), category));
      for (int index : plan.order()) {
        if (!run.goesOn()) {
          break;
        }
        run.did(index, carryOut(run, plan.files().get(index)));
      }
      place(run, plan);
    } catch (ChangeRefused e) {
      run.stop(e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "an import of articles broke off", e);
      run.stop("The database did not answer, or something else went wrong.");
    } finally {
      run.end();
      conclude(run);
    }
  }

  /** The site as it is now: it may be deleted while an import runs. */
  private Tenant site(ImportRun run) {
    return sites.find(run.actor(), run.site(), Right.EDIT);
  }

  private FileReport carryOut(ImportRun run, PlannedFile step) {
    FileReport line = step.report();
    try {
      Tenant site = site(run);
      ArticleSettings settings = step.settings();
      if (settings != null && step.category() != null) {
        settings.setCategoryId(make(run.actor(), site, step.category()));
      }
      if (settings != null) {
        store(run, site, settings.getBody());
      }
      boolean made = step.articleId() == null;
      long id =
          settings == null ? step.articleId() : write(run.actor(), site, step, settings).getId();
      return line.as(made ? ImportOutcome.CREATED : ImportOutcome.CHANGED, line.detail(), id);
    } catch (Stale e) {
      return line.as(
          ImportOutcome.FAILED, "was changed by someone else meanwhile", step.articleId());
    } catch (Missing e) {
      return line.as(ImportOutcome.FAILED, "was deleted by someone else meanwhile", null);
    } catch (Invalid e) {
      return line.as(ImportOutcome.FAILED, Planning.told(e), step.articleId());
    }
  }

  /** Stores the files that a text refers to; one that the site has already is stored once. */
  private void store(ImportRun run, Tenant site, String text) {
    for (String hash : FileAddress.in(text)) {
      run.plan().attached(hash).ifPresent(file -> store(run.actor(), site, file));
    }
  }

  private void store(Actor actor, Tenant site, AttachedFiles.Attached file) {
    try (InputStream content = file.content().open()) {
      uploads.take(actor, site, file.name(), content);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of an import cannot be kept", e);
    }
  }

  private Article write(Actor actor, Tenant site, PlannedFile step, ArticleSettings settings) {
    return step.articleId() == null
        ? articles.create(actor, site, settings, new Objections())
        : articles.change(
            actor,
            site,
            step.articleId(),
            Expectation.version(step.version()),
            settings,
            new Objections());
  }

  /** Puts what existed before into the files' order, all at once. */
  private void place(ImportRun run, Plan plan) {
    Map<Long, Integer> leaves = new LinkedHashMap<>();
    List<FileReport> lines = run.report();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).outcome() == ImportOutcome.CHANGED && plan.files().get(i).isPlaced()) {
        leaves.put(lines.get(i).articleId(), plan.files().get(i).position());
      }
    }
    orders.place(run.actor(), site(run), plan.categoryPositions(), leaves);
  }

  /** The id of a category, which is made if it is not there yet. */
  private long make(Actor actor, Tenant site, TargetCategory category) {
    if (category.id() == null) {
      CategorySettings settings = category.settings();
      settings.setParentId(category.parent() == null ? null : make(actor, site, category.parent()));
      category.madeAs(categories.create(actor, site, settings, new Objections()).getId());
    }
    return category.id();
  }

  private void change(Actor actor, Tenant site, TargetCategory category) {
    if (category.id() != null) {
      categories.change(
          actor, site, category.id(), version -> {}, category.settings(), new Objections());
    }
  }

  private void conclude(ImportRun run) {
    Changes counts =
        Changes.none()
            .with("end", null, run.state())
            .with("created", null, run.count(List.of(ImportOutcome.CREATED)))
            .with("changed", null, run.count(List.of(ImportOutcome.CHANGED)))
            .with("failed", null, run.count(List.of(ImportOutcome.FAILED)))
            .with("notReached", null, run.count(List.of(ImportOutcome.NOT_REACHED)));
    try {
      articles.imported(run.actor(), site(run), run.file(), counts);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the end of an import of articles could not be recorded", e);
    }
  }
}
