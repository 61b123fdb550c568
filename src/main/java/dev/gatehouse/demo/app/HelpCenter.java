package dev.gatehouse.demo.app;

/**
 * One of the company's help centers, for the app's start page.
 *
 * @param vendor whose protocol it uses
 * @param hint what to look at there
 * @param article path of an article, for a link deep into it
 */
public record HelpCenter(
    String subdomain, String name, String vendor, String hint, String article, String title) {}
