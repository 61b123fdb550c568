package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.OperatorDirectory;
import dev.gatehouse.administration.operator.OperatorExport;
import dev.gatehouse.console.list.ListCsv;
import dev.gatehouse.operator.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The listed operators as a file. */
@ApplicationScoped
public class OperatorsCsv implements ListCsv {
  @Inject OperatorsQuestion question;
  @Inject OperatorExport export;

  @Override
  public String page() {
    return OperatorsQuestion.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    List<Operator> found =
        question.entries(0, Integer.MAX_VALUE).stream()
            .map(OperatorDirectory.Entry::operator)
            .toList();
    export.csv().write(List.of(found), Integer.MAX_VALUE, out);
  }
}
