package dev.gatehouse.demo.app;

/**
 * One of the company's help centers, as the app's start page links to it.
 *
 * @param vendor whose protocol it speaks
 * @param hint what to look at there
 * @param article path of an article, for a link deep into it
 */
public record HelpCenter(
    String subdomain, String name, String vendor, String hint, String article, String title) {}
