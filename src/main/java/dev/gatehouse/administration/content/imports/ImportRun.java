package dev.gatehouse.administration.content.imports;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.content.imports.FileReport.ImportOutcome;
import dev.gatehouse.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One import, from its plan to its report. It drops the texts when it ends, and keeps the report.
 * Its methods are synchronized because pages show a run that another thread carries out.
 */
public final class ImportRun {
  /** The state of the run. */
  public enum State {
    /** Planned, without any change yet. */
    READY,
    RUNNING,
    /** Completed. */
    DONE,
    /** Cancelled by the operator; what was imported stays. */
    CANCELLED,
    /** Stopped by a failure; what was imported stays. */
    STOPPED,
    /** The plan was discarded by the operator. */
    DISCARDED
  }

  private final Actor actor;
  private final TenantId site;
  private final String file;
  private final List<String> addedCategories;
  private final List<FileReport> report = new ArrayList<>();
  private final int total;
  private Plan plan;
  private State state = State.READY;
  private int done;
  private String problem = "";

  ImportRun(Actor actor, TenantId site, String file, Plan plan) {
    this.actor = actor;
    this.site = site;
    this.file = file;
    this.plan = plan;
    this.addedCategories = plan.addedCategories().stream().map(TargetCategory::path).toList();
    plan.files().forEach(step -> report.add(step.report()));
    this.total = (int) report.stream().filter(line -> line.outcome().isAhead()).count();
  }

  Actor actor() {
    return actor;
  }

  TenantId site() {
    return site;
  }

  /** The plan; {@code null} once the run has ended. */
  synchronized Plan plan() {
    return plan;
  }

  /** The size of the texts in memory, in characters. */
  synchronized long weight() {
    return plan == null ? 0 : plan.weight();
  }

  /** The size of the upload on disk, in bytes. */
  synchronized long zipSize() {
    return plan == null ? 0 : plan.zipSize();
  }

  /** Begins the run; {@code false} if it began before. */
  synchronized boolean begin() {
    boolean begins = state == State.READY;
    state = begins ? State.RUNNING : state;
    return begins;
  }

  /** Ends the run before the next file, or discards the plan. */
  public synchronized void cancel() {
    if (state == State.RUNNING) {
      state = State.CANCELLED;
    } else if (state == State.READY) {
      discard();
    }
  }

  /** Drops a plan that has not begun, with its upload; a running import goes on. */
  synchronized void discard() {
    if (state == State.READY) {
      state = State.DISCARDED;
      release();
    }
  }

  private void release() {
    Plan last = plan;
    plan = null;
    last.close();
  }

  synchronized boolean goesOn() {
    return state == State.RUNNING;
  }

  synchronized void did(int index, FileReport line) {
    report.set(index, line);
    done++;
  }

  /**
   * Stops the run after a failure.
   *
   * @param why the message for the operator
   */
  synchronized void stop(String why) {
    state = State.STOPPED;
    problem = why;
  }

  /** Ends the run: drops the texts and reports the remaining files as not reached. */
  synchronized void end() {
    state = state == State.RUNNING ? State.DONE : state;
    release();
    report.replaceAll(
        line ->
            line.outcome().isAhead()
                ? line.as(ImportOutcome.NOT_REACHED, line.detail(), line.articleId())
                : line);
  }

  public synchronized State state() {
    return state;
  }

  /** The message of a failure, or empty text. */
  public synchronized String problem() {
    return problem;
  }

  /** The name of the upload. */
  public String file() {
    return file;
  }

  /** A line for each file. */
  public synchronized List<FileReport> report() {
    return List.copyOf(report);
  }

  /** The number of lines with one of these outcomes. */
  public synchronized long count(Collection<ImportOutcome> outcomes) {
    return report.stream().filter(line -> outcomes.contains(line.outcome())).count();
  }

  /** The paths of the categories that the import makes, outer ones first. */
  public List<String> addedCategories() {
    return addedCategories;
  }

  /** The number of files to import. */
  public int total() {
    return total;
  }

  /** The number of files that are finished, whatever their outcome. */
  public synchronized int done() {
    return done;
  }
}
