package fr.paraphe.document;

/** How French joins the name of a commune to the words before it: «de Castelnaudary», «d’Agde», «du Mans», «des Cassés», «de La Redorte». */
public final class PlaceName {

    private static final String VOWELS = "AÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜŒÆ";

    private PlaceName() {
    }

    /** With «de». */
    public static String de(String name) {
        if (name.startsWith("Le ")) {
            return "du " + name.substring(3);
        }
        if (name.startsWith("Les ")) {
            return "des " + name.substring(4);
        }
        return (elides(name) ? "d’" : "de ") + name;
    }

    /** With «à». */
    public static String a(String name) {
        if (name.startsWith("Le ")) {
            return "au " + name.substring(3);
        }
        if (name.startsWith("Les ")) {
            return "aux " + name.substring(4);
        }
        return "à " + name;
    }

    /** A vowel, or a Y that sounds like one (Yvetot, not Yutz). An H is left alone: only usage knows whether it is silent, and «de» is never wrong to read. */
    private static boolean elides(String name) {
        if (name.isEmpty()) {
            return false;
        }
        char first = Character.toUpperCase(name.charAt(0));
        if (first == 'Y') {
            return name.length() > 1 && VOWELS.indexOf(Character.toUpperCase(name.charAt(1))) < 0;
        }
        return VOWELS.indexOf(first) >= 0;
    }
}
