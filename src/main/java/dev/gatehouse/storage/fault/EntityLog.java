package dev.gatehouse.storage.fault;

import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.persistence.exceptions.OptimisticLockException;
import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.eclipse.persistence.sessions.Session;

/** What EclipseLink writes to the server's log. */
@ApplicationScoped
public class EntityLog {
  private static final Logger LOG = RequestLog.of(EntityLog.class);

  @PersistenceUnit EntityManagerFactory entities;

  /**
   * Leaves out statements that collide with others, of which EclipseLink warns: up to 160 lines for
   * a token that comes twice. A collision is an answer, such as "used before" or "taken"; its
   * exception still reaches the caller, who decides.
   */
  public void leaveOutCollisions() {
    leaveOutCollisions(entities);
  }

  static void leaveOutCollisions(EntityManagerFactory entities) {
    Session session = entities.unwrap(Session.class);
    if (!(session.getSessionLog() instanceof WithoutCollisions)) {
      session.setSessionLog(new WithoutCollisions(session.getSessionLog()));
    }
  }

  private static final class WithoutCollisions extends AbstractSessionLog {
    private final SessionLog log;

    WithoutCollisions(SessionLog log) {
      this.log = log;
    }

    @Override
    public void log(SessionLogEntry entry) {
      if (!entry.hasException()) {
        log.log(entry);
      } else if (!isCollision(entry.getException())
          && log.shouldLog(entry.getLevel(), entry.getNameSpace())) {
        // WildFly's own class would write the message alone, of which there often is none.
        LOG.log(
            entry.getLevel() >= SessionLog.WARNING ? Level.WARNING : Level.DEBUG,
            "EclipseLink: " + message(entry),
            entry.getException());
      }
    }

    private static String message(SessionLogEntry entry) {
      String message = entry.getMessage();
      return message == null || message.isBlank() ? "a statement failed" : message;
    }

    /** EclipseLink logs its own exception before it wraps it in that of Jakarta Persistence. */
    private static boolean isCollision(Throwable thrown) {
      return SqlState.isCollision(thrown)
          || Causes.find(thrown, OptimisticLockException.class).isPresent();
    }

    @Override
    public boolean shouldLog(int level, String category) {
      return log.shouldLog(level, category);
    }

    @Override
    public int getLevel(String category) {
      return log.getLevel(category);
    }

    @Override
    public void setLevel(int level, String category) {
      log.setLevel(level, category);
    }
  }
}
