/** A table of the demo: a file of vega-datasets and what a careful team would expect of it. */
export interface Table {
  readonly dataset: string;
  readonly file: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Columns whose numbers or dates are worth remembering. */
  readonly ranges: readonly string[];
  /** Columns whose most frequent values are worth remembering. */
  readonly tops: readonly string[];
}

const money = { type: ['integer', 'null'], minimum: 0 };

/** The three tables, in the order in which the demo takes them. */
export const TABLES: readonly Table[] = [
  {
    dataset: 'movies',
    file: 'movies.json',
    schema: {
      type: 'object',
      required: ['Title', 'Release Date'],
      properties: {
        Title: { type: 'string', minLength: 1 },
        // The table was made in 2010: a later year is a wrong century.
        'Release Date': {
          type: 'string',
          pattern: '^[A-Z][a-z]{2} [0-3][0-9] (19[0-9]{2}|200[0-9]|201[01])$',
        },
        'IMDB Rating': { type: 'number', minimum: 1, maximum: 10 },
        'Rotten Tomatoes Rating': { type: ['integer', 'null'], minimum: 0, maximum: 100 },
        'Running Time min': { type: ['integer', 'null'], minimum: 1 },
        'US Gross': money,
        'Worldwide Gross': money,
      },
    },
    ranges: ['IMDB Rating', 'Production Budget', 'Running Time min'],
    tops: ['Director', 'Distributor', 'Major Genre'],
  },
  {
    dataset: 'seattle-weather',
    file: 'seattle-weather.csv',
    schema: {
      type: 'object',
      required: ['date', 'precipitation', 'temp_max', 'temp_min', 'wind', 'weather'],
      properties: {
        date: { type: 'string', format: 'date' },
        precipitation: { type: 'number', minimum: 0 },
        temp_max: { type: 'number', minimum: -40, maximum: 50 },
        temp_min: { type: 'number', minimum: -40, maximum: 50 },
        wind: { type: 'number', minimum: 0 },
        weather: { enum: ['drizzle', 'fog', 'rain', 'snow', 'sun'] },
      },
    },
    ranges: ['date', 'precipitation', 'temp_max', 'temp_min', 'wind'],
    tops: ['weather'],
  },
  {
    dataset: 'airports',
    file: 'airports.csv',
    schema: {
      type: 'object',
      required: ['iata', 'name', 'city', 'state', 'country', 'latitude', 'longitude'],
      properties: {
        iata: { type: 'string', pattern: '^[0-9A-Z]{3}$' },
        city: { type: 'string', pattern: '^(?!NA$)' },
        country: { const: 'USA' },
        latitude: { type: 'number', minimum: -90, maximum: 90 },
        longitude: { type: 'number', minimum: -180, maximum: 180 },
      },
    },
    ranges: ['latitude', 'longitude'],
    tops: ['state', 'city'],
  },
];

/** What the demo asks, each question twice. */
export const QUESTIONS: readonly string[] = [
  'How many rows of movies violate the schema?',
  'Why did the validation of airports fail?',
  'What is the highest temp_max in seattle-weather?',
  'Which state has the most airports?',
  'How many nulls does Director have in movies?',
];
