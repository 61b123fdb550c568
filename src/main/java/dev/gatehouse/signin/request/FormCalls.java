package dev.gatehouse.signin.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;

/**
 * Presents a posted form to JAX-RS as the equivalent GET: a form only keeps the token out of logs,
 * and the sign-in mechanism has read its body already.
 */
@WebFilter(
    urlPatterns = {"/v1/*", Paths.SSO + "/*"},
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD},
    asyncSupported = true)
public class FormCalls extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(ReadParameters.isForm(request) ? new Question(request) : request, response);
  }

  /** The form's request as it would be with everything in the query. */
  private static final class Question extends HttpServletRequestWrapper {
    Question(HttpServletRequest form) {
      super(form);
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getContentType() {
      return null;
    }

    // Payara's JAX-RS reads the headers themselves, and would log the address with its query.

    @Override
    public String getHeader(String name) {
      return isOfForm(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isOfForm(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      return Collections.enumeration(
          Collections.list(super.getHeaderNames()).stream()
              .filter(name -> !isOfForm(name))
              .toList());
    }

    private static boolean isOfForm(String header) {
      return header.toLowerCase(Locale.ROOT).startsWith("content-");
    }
  }
}
