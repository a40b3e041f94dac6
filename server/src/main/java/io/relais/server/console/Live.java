package io.relais.server.console;

/**
 * What makes a part of a page renew itself when something happens.
 *
 * @param url where its fresh copy is
 * @param seen mark of what the reader has; the same mark means nothing changed
 * @param news the line for somebody who is busy with the old copy
 */
public record Live(String url, String seen, String news) {
    /** Marks what is shown. It must hold finished texts only, so that equal pages have equal marks in every process. */
    static Live of(String url, Object shown, String news) {
        return new Live(url, Integer.toHexString(shown.hashCode()), news);
    }
}
