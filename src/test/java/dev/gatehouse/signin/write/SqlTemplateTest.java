package dev.gatehouse.signin.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTemplateTest {
  private final SqlTemplate<Value, Use> template =
      SqlTemplate.read("template.sql", Value.class, Use.class);

  private enum Value {
    ID,
    NAME
  }

  private enum Use {
    WIDE,
    LONG
  }

  @Test
  void blocksStandInTheUsesThatTheyAreFor() {
    assertThat(sql().text()).isEqualToIgnoringWhitespace("select ?::bigint");
    assertThat(sql(Use.WIDE).text()).isEqualToIgnoringWhitespace("select ?::bigint , ? , ?");
    assertThat(sql(Use.LONG).text()).isEqualToIgnoringWhitespace("select ?::bigint , 'long'");
    assertThat(sql(Use.WIDE, Use.LONG).text())
        .isEqualToIgnoringWhitespace("select ?::bigint , ? , 'long'");
  }

  @Test
  void parametersAreInTheOrderOfTheirMarks() {
    assertThat(sql(Use.WIDE).parameters()).containsExactly(Value.ID, Value.NAME, Value.ID);
    assertThat(sql().parameters()).containsExactly(Value.ID);
  }

  @Test
  void sameUseIsTheSameText() {
    assertThat(sql(Use.WIDE)).isSameAs(sql(Use.WIDE));
  }

  private SqlTemplate.Sql<Value> sql(Use... uses) {
    EnumSet<Use> all = EnumSet.noneOf(Use.class);
    all.addAll(List.of(uses));
    return template.with(all);
  }
}
