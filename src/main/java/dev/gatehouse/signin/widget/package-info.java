/** Decides on calls of the widget and says which pages may embed it (CORS). */
package dev.gatehouse.signin.widget;
