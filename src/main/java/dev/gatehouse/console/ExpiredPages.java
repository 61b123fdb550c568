package dev.gatehouse.console;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.util.Iterator;

/**
 * A form of a page that the server no longer knows does nothing: the browser gets the page afresh.
 * Without this it would see an error page, and the log a stack trace.
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
        if (queue.next().getContext().getException() instanceof ViewExpiredException) {
          queue.remove();
          Redirects.afresh(faces);
        }
      }
      super.handle();
    }
  }
}
