package dev.gatehouse.console;

import dev.gatehouse.administration.Missing;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * A form of a page that the server no longer knows does nothing: the browser gets the page afresh.
 * Without this it would see an error page, and the log a stack trace. What is not there, or not the
 * operator's to know, is not found.
 */
public class ExpiredPages extends ExceptionHandlerFactory {
  public ExpiredPages(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new Afresh(getWrapped().getExceptionHandler());
  }

  private static final class Afresh extends ExceptionHandlerWrapper {
    private Afresh(ExceptionHandler wrapped) {
      super(wrapped);
    }

    @Override
    public void handle() {
      FacesContext faces = FacesContext.getCurrentInstance();
      Iterator<ExceptionQueuedEvent> queue = getUnhandledExceptionQueuedEvents().iterator();
      while (queue.hasNext()) {
        Throwable failure = root(queue.next().getContext().getException());
        if (failure instanceof ViewExpiredException) {
          queue.remove();
          Redirects.afresh(faces);
        } else if (failure instanceof Missing) {
          queue.remove();
          notFound(faces);
        }
      }
      super.handle();
    }

    private static Throwable root(Throwable failure) {
      Throwable root = failure;
      while (root.getCause() != null && !(root instanceof ViewExpiredException)) {
        root = root.getCause();
      }
      return root;
    }

    private static void notFound(FacesContext faces) {
      try {
        faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
        faces.responseComplete();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
