namespace Kotline.Bench;

/// <summary>The words of which generated people are made. None belongs to a real client.</summary>
internal static class Vocabulary
{
    public static IReadOnlyList<string> MaleNames { get; } = Words(
        """
        Adrien Alain Alexandre Alphonse André Antoine Armand Arnaud Arthur Auguste Aurélien Baptiste Bastien Benoît Bernard Bertrand
        Blaise Bruno Cédric Charles Christian Christophe Claude Clément Cyril Damien Daniel David Denis Didier Dominique Édouard Émile
        Éric Étienne Fabien Fabrice Félix Fernand Florent François Frédéric Gabriel Gaël Gaston Gauthier Georges Gérard Gilles
        Grégoire Guillaume Gustave Henri Hervé Hubert Hugo Jacques Jérôme Joël Joseph Jules Julien Laurent Léon Loïc Louis Luc Lucas
        Marc Marcel Martin Mathieu Maurice Maxime Michel Nicolas Noël Olivier Pascal Patrick Paul Philippe Pierre Quentin Raphaël
        Raymond Rémi René Richard Robert Roger Roland Romain Sébastien Serge Simon Stéphane Sylvain Théo Thierry Thomas Valentin
        Victor Vincent Xavier Yann Yves Zacharie
        """);

    public static IReadOnlyList<string> FemaleNames { get; } = Words(
        """
        Adèle Agathe Agnès Alice Amélie Anaïs Andrée Angèle Anne Antoinette Apolline Ariane Aude Aurélie Aurore Béatrice Bénédicte
        Bernadette Blanche Brigitte Camille Capucine Carine Caroline Catherine Cécile Céline Chantal Charlotte Chloé Christine Claire
        Clara Clémence Colette Constance Coralie Corinne Delphine Denise Diane Dorothée Édith Éléonore Élise Élodie Éloïse Emma
        Estelle Eugénie Fabienne Fanny Florence Francine Françoise Gabrielle Geneviève Gisèle Hélène Henriette Hortense Huguette Inès
        Irène Isabelle Jacqueline Jeanne Joséphine Judith Julie Juliette Justine Laure Léa Léonie Liliane Louise Lucie Madeleine Manon
        Margaux Marguerite Marie Marion Marthe Mathilde Mélanie Mireille Monique Nadine Nathalie Nicole Noémie Odette Pauline Renée
        Rosalie Sabine Solange Sophie Suzanne Sylvie Thérèse Valérie Véronique Victoire Yvette Yvonne Zoé
        """);

    // A beginning and an end each: 40 times 30 surnames.
    public static IReadOnlyList<string> Surnames { get; } = Combined(
        """
        Bar Beau Bel Ber Bois Bon Bour Bra Cha Char Cler Cor Cour Dau Del Des Dor Du Fer Font Gar Gau Gi Gra Lan Lau Mal Mar Mer
        Mon Mou Per Pi Ra Ri Ro Sau Tour Va Ver
        """,
        """
        ance and ard at aud ault bert bois chet cier court deau din don eau elle ert et eux gnon ier in is let lier mont net oux pin vain
        """);

    public static IReadOnlyList<(string Code, string Name)> States { get; } =
    [
        ("IL", "Île-de-France"), ("PA", "Provence-Alpes-Côte d'Azur"), ("RA", "Rhône-Alpes"), ("NP", "Nord-Pas-de-Calais"), ("BR", "Bretagne"),
        ("LA", "Pays de la Loire"), ("AQ", "Aquitaine"), ("MP", "Midi-Pyrénées"), ("CE", "Centre"), ("LO", "Lorraine"), ("AL", "Alsace"),
        ("PI", "Picardie"), ("BU", "Bourgogne"), ("AU", "Auvergne"), ("GY", "Guyane"), ("CO", "Corse"),
    ];

    public static IReadOnlyList<string> Cities { get; } = Combined(
        "Saint- Mont Ville Châtel Roche Beau Font Neuf Aigues Clair Bourg Val",
        "alban bourg brun fort lieu martin mont rive vert ville bois champ euil igny Étienne");

    public static IReadOnlyList<string> Streets { get; } = Combined(
        "rue*de*la* rue*des* avenue*de* place*de*la* boulevard*de* quai*de* chemin*du* Cours*",
        "République Libération Gare Normandie Marronniers Fontaine Moulin Ormeaux Verdun Lilas Sèvres Poste Mairie Église Chêne");

    public static IReadOnlyList<string> MailDomains { get; } = Words(
        "dayrep.example armyspy.example einrot.example rhyta.example teleworm.example jourrapide.example cuvox.example gustr.example");

    public static IReadOnlyList<string> Browsers { get; } = Combined(
        """
        Windows*NT*6.1 Windows*NT*6.1;*WOW64 Windows*NT*10.0;*WOW64 Windows*NT*6.3;*WOW64 Macintosh;*Intel*Mac*OS*X*10_11_1
        X11;*Linux*x86_64 X11;*Ubuntu;*Linux*x86_64
        """,
        "47.0.2526.80 47.0.2526.106 46.0.2490.86 45.0.2454.101",
        (system, version) => $"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version} Safari/537.36");

    public static IReadOnlyList<string> Signs { get; } = Words(
        "Capricorn Aquarius Pisces Aries Taurus Gemini Cancer Leo Virgo Libra Scorpio Sagittarius");

    public static IReadOnlyList<string> Colors { get; } = Words("Blue Green Purple Black Red Yellow White Orange Silver Brown");

    public static IReadOnlyList<string> Bloods { get; } = Words("O+ A+ B+ AB+ O- A- B- AB-");

    public static IReadOnlyList<string> Occupations { get; } = Combined(
        "Clothing* Passenger*service* Language* Construction*equipment* Personnel* Telecommunications* Management* Medical* Dental* Forest*",
        "agent consultant designer engineer inspector manager operator recruiter specialist technician");

    public static IReadOnlyList<string> Companies { get; } = Combined(
        "Sunny* Master* Brand* Red* Scotty's* Accord* Golden* Royal* Future* Rapid* Quality* Silver*",
        "Builders Foods Gardens Investments Records Supply Stores Plan Electronics Realty");

    // Written as partners write them: two of the names are of two words.
    public static IReadOnlyList<string> Brands { get; } = Words(
        """
        Abarth Acura Aixam Alfa*Romeo Alpina Alpine Ariel Artega Ascari Aston*Martin Audi Bentley Bitter BMW Brilliance Bristol Bugatti
        Buick BYD Cadillac Caterham Chery Chevrolet Chrysler Citroen Cupra Dacia Daewoo Daihatsu Datsun De*Tomaso Dodge Donkervoort
        Eagle Ferrari Fiat Fisker Ford GAZ Geely Ginetta GMC Gumpert Holden Honda Hummer Hyundai Infiniti Invicta Isuzu Iveco Jaguar
        Jeep Jensen Kia Koenigsegg KTM Lada Lamborghini Lancia Land*Rover Lexus Ligier Lincoln Lotus Mahindra Marcos Maserati Maybach
        Mazda McLaren Mercedes-Benz Mercury MG Microcar Mini Mitsubishi Morgan Nissan Noble Oldsmobile Opel Pagani Panoz Peugeot
        Plymouth Pontiac Porsche Proton Radical Renault Rolls-Royce Rover Saab Saleen Saturn Scion Seat Skoda Smart Spyker Ssangyong
        Subaru Suzuki Tata Tesla Toyota TVR Venturi Volkswagen Volvo Wartburg Westfield Wiesmann Yugo
        """);

    public static IReadOnlyList<string> Models { get; } = Words(
        """
        107 206 316 520 575M*Maranello 900 A4 Accent Alto Astra Avant C Caliber CCXR City*Rover Corsa Coupe Delta E320 Elan Escape Estate
        Focus Fox Gamma Getz GT Ibiza Jazz Kappa Leon Matrix Nova Omega Patrol Phantom Polo Prima Punto Quest Rapid Rio S60 Sedan Silverpulse
        Solara Spider Spirit Sport Symbol Tempra Tipper Tribute Twin*Cab Urban Vega Vista X3 XC90 Zafira Zest
        """);

    private static string[] Words(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('*', ' '))];

    private static string[] Combined(string firsts, string seconds) => Combined(firsts, seconds, (first, second) => first + second);

    private static string[] Combined(string firsts, string seconds, Func<string, string, string> combine) =>
        [.. Words(firsts).SelectMany(_ => Words(seconds), combine)];
}
