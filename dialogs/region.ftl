### Facts of this municipality. Another county changes this file only.
### Telephone and hours are to be confirmed by the education office before the service goes live.

# In the genitive with its article: "das Bildungsbüro des Landkreises".
-area = { $case ->
       *[name] Landkreis Merzig-Wadern
        [genitive] des Landkreises Merzig-Wadern
    }
# A place that stands in examples.
-example-place = Losheim
region-phone = 06861 80-0
region-hours = Montag bis Freitag, 8 bis 12 Uhr
region-phone-adults = 116 123
region-phone-adults-church = 0800 111 0 111
region-phone-men = 0800 123 99 00
region-phone-abuse = 0800 22 55 530
region-chat-young = https://krisenchat.de
region-phone-children = 116 111
region-phone-parents = 0800 111 0550
region-phone-women = 116 016
region-emergency = 112
region-police = 110
