package dev.gatehouse.administration.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void endsRowsAsRfc4180Says() {
    assertThat(Csv.row(Arrays.asList(1L, "a", null, "b"))).isEqualTo("1,a,,b\r\n");
  }

  @Test
  void quotesWhatWouldBreakRow() {
    assertThat(Csv.row(List.of("a,b", "say \"x\"", "two\r\nlines")))
        .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\r\nlines\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
  void keepsSpreadsheetsFromCalculating(String text) {
    assertThat(Csv.row(List.of(text))).isEqualTo("'" + text + "\r\n");
  }

  @Test
  void keepsSpreadsheetsFromCalculatingInQuotes() {
    assertThat(Csv.row(List.of("=HYPERLINK(\"http://x\",\"y\")", "\r=1")))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\"'\r=1\"\r\n");
  }

  @Test
  void leavesNumbersAlone() {
    assertThat(Csv.row(List.of(-5L))).isEqualTo("-5\r\n");
  }
}
