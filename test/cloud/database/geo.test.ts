import { startSdkDatabase, type SdkDatabase } from '../support/sdk-database'

let server: SdkDatabase

beforeAll(async () => {
  server = await startSdkDatabase({ indexes: { places: [{ name: 'at', keys: [['at', '2dsphere']] }] } })
  const { Geo } = server.db
  const point = (longitude: number, latitude: number) => Geo.Point(longitude, latitude)
  const square = (size: number) =>
    Geo.LineString([
      point(-size, -size),
      point(size, -size),
      point(size, size),
      point(-size, size),
      point(-size, -size),
    ])
  await server.db.collection('places').add({
    data: [
      { _id: 'origin', at: point(0, 0) },
      { _id: 'near', at: point(0.01, 0) },
      { _id: 'far', at: point(10, 10) },
      { _id: 'ring', at: Geo.Polygon([square(2), square(1)]) },
      { _id: 'road', at: Geo.LineString([point(-5, 0), point(5, 0)]) },
    ],
  })
})
afterAll(() => server.close())

const places = () => server.db.collection('places')
const idsOf = async (condition: object): Promise<unknown[]> =>
  (await places().where({ at: condition }).get()).data.map(({ _id }) => _id)

describe('geography', () => {
  it('comes back as the SDK’s own objects', async () => {
    const { data } = await places().doc('far').get()
    expect(data?.at).toMatchObject({ longitude: 10, latitude: 10 })
    expect((await places().doc('road').get()).data).toMatchObject({ at: { points: { length: 2 } } })
  })

  it('geoNear answers points from near to far, between two distances in metres', async () => {
    const { command, Geo } = server.db
    expect(await idsOf(command.geoNear({ geometry: Geo.Point(0, 0) }))).toEqual(['origin', 'near', 'far'])
    expect(await idsOf(command.geoNear({ geometry: Geo.Point(0, 0), minDistance: 1, maxDistance: 1200 }))).toEqual([
      'near',
    ])
  })

  it('geoWithin takes what lies inside a polygon or a circle', async () => {
    const { command, Geo } = server.db
    const corner = (longitude: number, latitude: number) => Geo.Point(longitude, latitude)
    const box = Geo.Polygon([
      Geo.LineString([corner(-3, -3), corner(3, -3), corner(3, 3), corner(-3, 3), corner(-3, -3)]),
    ])
    expect(await idsOf(command.geoWithin({ geometry: box }))).toEqual(['origin', 'near', 'ring'])
    const circle = { centerSphere: [[0, 0], 2 / 6378.1] }
    expect(await idsOf(command.geoWithin(circle))).toEqual(['origin', 'near'])
  })

  it('geoIntersects takes what touches', async () => {
    const { command, Geo } = server.db
    const line = Geo.LineString([Geo.Point(0, -3), Geo.Point(0, 3)])
    expect(await idsOf(command.geoIntersects({ geometry: line }))).toEqual(['origin', 'ring', 'road'])
  })

  it('the geoNear stage adds the distance in metres, as MongoDB reckons it', async () => {
    // Points and result as in the node-sdk's own tests against the real service.
    server.database.insertMany('sights', [
      { _id: 1, at: { type: 'Point', coordinates: [113.306789, 23.1564721] }, city: 'Guangzhou' },
    ])
    const { list } = (await server.db
      .collection('sights')
      .aggregate()
      .geoNear({
        near: server.db.Geo.Point(113.3089506, 23.0968251),
        distanceField: 'metres',
        spherical: true,
        key: 'at',
        query: { city: /zhou/ },
      })
      .end()) as { list: unknown[] }
    expect(list).toMatchObject([{ _id: 1, metres: 6643.521654040738 }])
  })
})
