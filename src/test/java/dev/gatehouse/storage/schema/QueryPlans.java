package dev.gatehouse.storage.schema;

import dev.gatehouse.storage.MemoryDatabase;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a database with many rows reads them: by which of its tables it goes row by row. */
public final class QueryPlans {
  private static final Pattern PARAMETER = Pattern.compile("\\?(?:\\d+)?");
  private static final Pattern SCANNED =
      Pattern.compile("\"?PUBLIC\"?\\.\"?(\\w+)\"?\\.tableScan", Pattern.CASE_INSENSITIVE);

  private final MemoryDatabase memory;
  private final boolean onPostgres;

  public QueryPlans(MemoryDatabase memory, boolean onPostgres) {
    this.memory = memory;
    this.onPostgres = onPostgres;
  }

  /** Inserts rows; {@code %1$s} stands for numbers from 1 to a count, in a column {@code n}. */
  public void fill(int count, String insert) {
    String numbers =
        onPostgres
            ? "generate_series(1, %d) as g(n)".formatted(count)
            : "(select x as n from system_range(1, %d)) as g".formatted(count);
    memory.write(() -> sql(insert.formatted(numbers)).executeUpdate());
  }

  /** Makes the indexes that a start makes, and counts rows as databases do for their plans. */
  public void ready() {
    memory.write(
        () -> {
          LateIndexes.ALL.forEach(
              (name, on) ->
                  sql("create index if not exists "
                          + name
                          + " on "
                          + (onPostgres ? on : on.replaceFirst(" where .*", "")))
                      .executeUpdate());
          sql("analyze").executeUpdate();
        });
  }

  /** The tables that were read without an index. */
  public Set<String> scanned(Runnable work) {
    return onPostgres ? scannedByPostgres(work) : scannedByH2(work);
  }

  private Set<String> scannedByPostgres(Runnable work) {
    Map<String, Long> before = scans();
    memory.write(work);
    Map<String, Long> after = scans();
    after.keySet().removeIf(table -> after.get(table).equals(before.get(table)));
    return after.keySet();
  }

  private Map<String, Long> scans() {
    memory.write(() -> sql("select pg_stat_force_next_flush()").getResultList());
    Map<String, Long> scans = new TreeMap<>();
    memory.write(
        () -> {
          for (Object row :
              sql("select relname, seq_scan from pg_stat_user_tables").getResultList()) {
            Object[] columns = (Object[]) row;
            scans.put(columns[0].toString(), ((Number) columns[1]).longValue());
          }
        });
    return scans;
  }

  /** Also those whose rows it has to sort: it would read all that fit for a page of them. */
  private Set<String> scannedByH2(Runnable work) {
    memory.write(() -> sql("set query_statistics true").executeUpdate());
    memory.write(work);
    Set<String> scanned = new TreeSet<>();
    memory.write(
        () -> {
          List<?> statements =
              sql("select sql_statement from information_schema.query_statistics").getResultList();
          sql("set query_statistics false").executeUpdate();
          for (Object statement : statements) {
            String text = statement.toString();
            if (text.toLowerCase(Locale.ROOT).startsWith("select")
                && !text.contains("query_statistics")) {
              scanned.addAll(tables(text));
            }
          }
        });
    return scanned;
  }

  private Set<String> tables(String statement) {
    Query explained = sql("explain " + statement);
    long parameters = PARAMETER.matcher(statement).results().count();
    for (int number = 1; number <= parameters; number++) {
      explained.setParameter(number, null);
    }
    String plan = explained.getSingleResult().toString();
    Set<String> tables = new TreeSet<>();
    Matcher scan = SCANNED.matcher(plan);
    while (scan.find()) {
      tables.add(scan.group(1).toLowerCase(Locale.ROOT));
    }
    boolean isPage = plan.contains("ORDER BY") && plan.contains("FETCH FIRST");
    if (isPage && !plan.contains("index sorted")) {
      tables.add("sorted: " + plan);
    }
    return tables;
  }

  private Query sql(String statement) {
    return memory.entities().createNativeQuery(statement);
  }
}
