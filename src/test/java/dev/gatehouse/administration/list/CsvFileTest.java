package dev.gatehouse.administration.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Snapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CsvFileTest {
  private final List<Integer> sizes = new ArrayList<>();
  private final CsvFile<Long> file =
      CsvFile.inPieces(
          List.of("id", "name", "groups", "grants"),
          ids -> {
            sizes.add(ids.size());
            return ids.stream().map(CsvFileTest::show).toList();
          });

  private static Snapshot show(Long id) {
    return new Snapshot()
        .with("id", id)
        .with("name", "=" + id)
        .with("groups", Set.of("b", "a"))
        .with("grants", List.of(Map.of("site", 7L)))
        .with("secret", "not a column");
  }

  @Test
  void writesColumnsAsSpreadsheetsAndImportsReadThem() throws IOException {
    assertThat(written(List.of(List.of(1L)), 5))
        .isEqualTo("id,name,groups,grants\r\n1,'=1,a;b,\"[{\"\"site\"\":7}]\"\r\n");
  }

  @Test
  void listWithoutRowsHasItsHeader() throws IOException {
    assertThat(written(Pieces.of(List.<Long>of(), ids -> ids), 5))
        .isEqualTo("id,name,groups,grants\r\n");
  }

  @Test
  void readsLongListsPieceByPiece() throws IOException {
    Iterable<List<Long>> pieces =
        Pieces.behind(
            10L,
            (last, size) ->
                LongStream.rangeClosed(last + 1, Math.min(last + size, 1_200)).boxed().toList(),
            id -> id);

    assertThat(written(pieces, Integer.MAX_VALUE).lines()).hasSize(1 + 1_190).endsWith(line(1_200));
    assertThat(sizes).containsExactly(500, 500, 190);
  }

  @Test
  void rowsThatAreGoneAreLeftOutAndOthersStayInTheirOrder() throws IOException {
    List<Long> keys = LongStream.rangeClosed(1, 600).map(id -> 601 - id).boxed().toList();
    Iterable<List<Long>> pieces =
        Pieces.of(keys, ids -> ids.stream().filter(id -> id != 300).toList());

    List<String> lines = written(pieces, Integer.MAX_VALUE).lines().toList();
    assertThat(lines).hasSize(600).doesNotContain(line(300));
    assertThat(lines.get(1)).isEqualTo(line(600));
    assertThat(lines.get(599)).isEqualTo(line(1));
  }

  @Test
  void endsAtTheLimit() throws IOException {
    assertThat(written(List.of(List.of(1L, 2L), List.of(3L, 4L)), 3).lines())
        .hasSize(4)
        .endsWith(line(3));
  }

  private static String line(long id) {
    return id + ",'=" + id + ",a;b,\"[{\"\"site\"\":7}]\"";
  }

  private String written(Iterable<List<Long>> pieces, int limit) throws IOException {
    StringWriter out = new StringWriter();
    file.write(pieces, limit, out);
    return out.toString();
  }
}
