package dev.gatehouse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestLogTest {
  private final Logger server = Logger.getLogger(RequestLogTest.class.getName());
  private final System.Logger log = RequestLog.of(RequestLogTest.class);
  private final List<LogRecord> written = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          written.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    server.setUseParentHandlers(false);
    server.addHandler(handler);
  }

  @AfterEach
  void leave() {
    RequestTrace.end();
    server.removeHandler(handler);
  }

  @Test
  void beginsLinesAboutARequestWithItsTraceIdAndHost() {
    Exception why = new IllegalStateException();
    RequestTrace.begin(new RequestTrace("k3m9", "acme.localhost"));

    log.log(Level.WARNING, "The {0} does not answer", "database");
    log.log(Level.ERROR, "It's broken", why);

    assertThat(written)
        .extracting(RequestLogTest::text)
        .containsExactly(
            "[k3m9 acme.localhost] The database does not answer",
            "[k3m9 acme.localhost] It's broken");
    assertThat(written.get(1).getThrown()).isSameAs(why);
  }

  @Test
  void leavesOtherLinesAsTheyAre() {
    log.log(Level.WARNING, "Scheduled work failed");

    assertThat(written).extracting(RequestLogTest::text).containsExactly("Scheduled work failed");
  }

  @Test
  void writesNoHostBeforeTheRequestIsRead() {
    RequestTrace.begin(new RequestTrace("k3m9", ""));

    log.log(Level.WARNING, "A request cannot be read");

    assertThat(written)
        .extracting(RequestLogTest::text)
        .containsExactly("[k3m9] A request cannot be read");
  }

  @Test
  void sameMessageOfTwoRequestsIsTheSameWithoutTheirTraces() {
    RequestTrace.begin(new RequestTrace(RequestTrace.freshId(), "acme.localhost"));
    log.log(Level.WARNING, "The database does not answer");
    RequestTrace.begin(new RequestTrace("4bf92f3577b34da6a3ce929d0e0e4736", ""));
    log.log(Level.WARNING, "The database does not answer");

    assertThat(written)
        .extracting(line -> RequestLog.withoutTrace(line.getMessage()))
        .containsOnly("The database does not answer");
  }

  private static String text(LogRecord line) {
    return line.getParameters() == null || line.getParameters().length == 0
        ? line.getMessage()
        : MessageFormat.format(line.getMessage(), line.getParameters());
  }
}
