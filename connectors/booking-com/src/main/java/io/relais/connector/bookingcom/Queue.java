package io.relais.connector.bookingcom;

/** The two OTA queues of a machine account, named as Booking.com names their messages. */
enum Queue {
    NEW("new", "OTA_HotelResNotif", "HotelReservations", "HotelReservation"),
    MODIFY("modify", "OTA_HotelResModifyNotif", "HotelResModifies", "HotelResModify");

    private final String word;
    private final String message;
    private final String list;
    private final String element;

    Queue(String word, String message, String list, String element) {
        this.word = word;
        this.message = message;
        this.list = list;
        this.element = element;
    }

    /** Starts the receipts of this queue. */
    String word() {
        return word;
    }

    /** Name of the address; with RQ and RS at its end the root elements of its messages. */
    String message() {
        return message;
    }

    /** The element around all reservations. */
    String list() {
        return list;
    }

    /** The element of one reservation. */
    String element() {
        return element;
    }

    String receipt(String reservation) {
        return word + ":" + reservation;
    }

    boolean issued(String receipt) {
        return receipt.startsWith(word + ":");
    }

    /** The reservation that a receipt of this queue names. */
    String reservation(String receipt) {
        return receipt.substring(word.length() + 1);
    }
}
