package dev.gatehouse.administration.content.imports;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One import from its plan to its report. The texts are let go of as soon as it ends; the report
 * stays. What is shown while it runs is read by other threads than the one that does the work.
 */
public final class ImportRun {
  /** How far it is. */
  public enum State {
    /** Planned; nothing is changed. */
    READY,
    RUNNING,
    /** All of it is done. */
    DONE,
    /** The operator ended it; what was done until then stays. */
    CANCELLED,
    /** Something broke; what was done until then stays. */
    STOPPED,
    /** The operator gave the plan up. */
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
    this.addedCategories = plan.addedPlaces().stream().map(TargetCategory::path).toList();
    plan.steps().forEach(step -> report.add(step.report()));
    this.total = (int) report.stream().filter(line -> line.outcome().isAhead()).count();
  }

  Actor actor() {
    return actor;
  }

  TenantId site() {
    return site;
  }

  /** The plan, as long as there is something to do. */
  synchronized Plan plan() {
    return plan;
  }

  /** How much memory it takes, in characters. */
  synchronized long weight() {
    return plan == null ? 0 : plan.steps().stream().mapToLong(PlannedFile::weight).sum();
  }

  /** Whether it may begin now; it does so once. */
  synchronized boolean begin() {
    boolean begins = state == State.READY;
    state = begins ? State.RUNNING : state;
    return begins;
  }

  /** Ends it before the next file, or gives the plan up. */
  public synchronized void cancel() {
    if (state == State.RUNNING) {
      state = State.CANCELLED;
    } else if (state == State.READY) {
      state = State.DISCARDED;
      plan = null;
    }
  }

  synchronized boolean goesOn() {
    return state == State.RUNNING;
  }

  synchronized void did(int index, FileReport line) {
    report.set(index, line);
    done++;
  }

  /**
   * Something broke.
   *
   * @param why what to tell the operator
   */
  synchronized void stop(String why) {
    state = State.STOPPED;
    problem = why;
  }

  /** Lets go of the texts and says of every file that was not reached that it was not. */
  synchronized void end() {
    state = state == State.RUNNING ? State.DONE : state;
    plan = null;
    report.replaceAll(
        line ->
            line.outcome().isAhead()
                ? line.as(ImportOutcome.NOT_REACHED, line.detail(), line.articleId())
                : line);
  }

  public synchronized State state() {
    return state;
  }

  /** What broke, or an empty text. */
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

  /** How many lines have one of these outcomes. */
  public synchronized long count(Collection<ImportOutcome> outcomes) {
    return report.stream().filter(line -> outcomes.contains(line.outcome())).count();
  }

  /** The paths of the categories that it makes, outer ones first. */
  public List<String> addedCategories() {
    return addedCategories;
  }

  /** How many files there are to import. */
  public int total() {
    return total;
  }

  /** How many of them are behind it, whatever became of them. */
  public synchronized int done() {
    return done;
  }

  /** The places of the lines whose files are to be imported. */
  List<Integer> ahead() {
    List<FileReport> lines = report();
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).outcome().isAhead())
        .boxed()
        .toList();
  }
}
