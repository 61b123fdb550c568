package dev.gatehouse.console.frame;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.RefusedAccess;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Handles exceptions of pages. An expired view reloads the page without processing its form.
 * Missing objects, and those that the operator may not know of, are answered with 404. Any other
 * exception is logged, and its details are not sent to the browser.
 */
public class FailedPages extends ExceptionHandlerFactory {
  private static final Logger LOG = RequestLog.of(FailedPages.class);

  public FailedPages(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new Answering(getWrapped().getExceptionHandler());
  }

  private static final class Answering extends ExceptionHandlerWrapper {
    private Answering(ExceptionHandler wrapped) {
      super(wrapped);
    }

    @Override
    public void handle() {
      FacesContext faces = FacesContext.getCurrentInstance();
      Iterator<ExceptionQueuedEvent> queue = getUnhandledExceptionQueuedEvents().iterator();
      while (queue.hasNext()) {
        if (isAnswered(queue.next().getContext().getException(), faces)) {
          queue.remove();
        }
      }
      super.handle();
    }

    private static boolean isAnswered(Throwable failure, FacesContext faces) {
      if (isCausedBy(ViewExpiredException.class, failure)) {
        Redirects.afresh();
      } else if (isCausedBy(Missing.class, failure)) {
        note(failure, faces);
        send(HttpServletResponse.SC_NOT_FOUND, faces);
      } else if (isCausedBy(DatabaseUnavailable.class, failure)) {
        send(HttpServletResponse.SC_SERVICE_UNAVAILABLE, faces);
      } else if (faces.getPartialViewContext().isAjaxRequest()) {
        // Faces would send the exception's name and message to the browser.
        LOG.log(Level.ERROR, "A page of the console failed", failure);
        send(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, faces);
      } else {
        return false;
      }
      return true;
    }

    private static void note(Throwable failure, FacesContext faces) {
      HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
      String asked = request.getMethod() + " " + request.getServletPath();
      Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
          .filter(Missing.class::isInstance)
          .map(Missing.class::cast)
          .findFirst()
          .filter(missing -> missing.lacking().isPresent())
          .ifPresent(
              missing ->
                  bean(RefusedAccess.class)
                      .note(bean(CurrentOperator.class).actor(), asked, missing));
    }

    private static <T> T bean(Class<T> type) {
      return CDI.current().select(type).get();
    }

    private static boolean isCausedBy(Class<? extends Throwable> type, Throwable failure) {
      return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
          .anyMatch(type::isInstance);
    }

    private static void send(int status, FacesContext faces) {
      try {
        faces.getExternalContext().responseSendError(status, null);
        faces.responseComplete();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
